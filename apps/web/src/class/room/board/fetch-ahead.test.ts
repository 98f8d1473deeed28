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

describe('fetching pages of a deck ahead', () => {
  it('fetches the pages after the shown one, then those before', () => {
    expect(numbers(deck, 3, 'everything')).toEqual([4, 5, 2, 1]);
  });
  it('fetches only the next two when data is to be saved', () => {
    expect(numbers(deck, 1, 'voice')).toEqual([2, 3]);
    expect(numbers(deck, 5, 'voice')).toEqual([]);
  });
  it('fetches the next two over any connection, and the rest while the connection has room beside voice', () => {
    const thin = { bytes: 35_000, ms: 4_400 };
    const wide = { bytes: 35_000, ms: 600 };
    expect([1, 2, 3].map((fetched) => goesOn(fetched, thin, false))).toEqual([true, false, false]);
    expect([1, 2, 3].map((fetched) => goesOn(fetched, wide, false))).toEqual([true, true, true]);
    expect([1, 2, 3].map((fetched) => goesOn(fetched, wide, true))).toEqual([true, false, false]);
    // From the browser's own store.
    expect(goesOn(9, { bytes: 35_000, ms: 0 }, false)).toBe(true);
  });
  it('fetches the small image on a small screen, and when data is to be saved', () => {
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
