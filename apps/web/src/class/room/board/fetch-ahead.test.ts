import { describe, expect, it } from '@jest/globals';
import { ahead, goesOn, imageFor } from './fetch-ahead.ts';

const deck = [1, 2, 3, 4, 5].map((number) => ({
  __typename: 'DeckPage' as const,
  number,
  ratio: 0.5625,
  text: '',
  small: `small ${number}`,
  smallBytes: 10,
  large: `large ${number}`,
  largeBytes: 30,
}));
const numbers = (...of: Parameters<typeof ahead>) => ahead(...of).map(({ number }) => number);

describe('what is fetched of a deck', () => {
  it('after the page shown the next ones, then those before', () => {
    expect(numbers(deck, 3, 'everything')).toEqual([4, 5, 2, 1]);
  });
  it('only the next two where data matters', () => {
    expect(numbers(deck, 1, 'voice')).toEqual([2, 3]);
    expect(numbers(deck, 5, 'voice')).toEqual([]);
  });
  it('the next two whatever the line, the rest while it has room beside voice', () => {
    const thin = { bytes: 35_000, ms: 4_400 };
    const wide = { bytes: 35_000, ms: 600 };
    expect([1, 2, 3].map((fetched) => goesOn(fetched, thin, false))).toEqual([true, false, false]);
    expect([1, 2, 3].map((fetched) => goesOn(fetched, wide, false))).toEqual([true, true, true]);
    expect([1, 2, 3].map((fetched) => goesOn(fetched, wide, true))).toEqual([true, false, false]);
    // From the browser's own store.
    expect(goesOn(9, { bytes: 35_000, ms: 0 }, false)).toBe(true);
  });
  it('the small image on a small screen, and where data matters', () => {
    const [page] = deck;
    if (!page) throw new Error('no page');
    expect(imageFor(page, { pixels: 360, choice: 'everything' }).address).toBe('small 1');
    expect(imageFor(page, { pixels: 1_280, choice: 'voice' }).address).toBe('small 1');
    // Somebody wants to read it.
    expect(imageFor(page, { pixels: 360, scale: 3, choice: 'voice' }).address).toBe('large 1');
    expect(imageFor(page, { pixels: 360, scale: 1.2, choice: 'voice' }).address).toBe('small 1');
    expect(imageFor(page, { pixels: 1_280, choice: 'everything' })).toEqual({ address: 'large 1', bytes: 30 });
  });
});
