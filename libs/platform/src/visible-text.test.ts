import { describe, expect, test } from '@jest/globals';
import { visible, visibleIn } from './visible-text.ts';

describe('invisible characters', () => {
  test.each([
    ['zero-width space', 'Uwi\u200bmana', 'Uwimana'],
    ['byte order mark', '\ufeffUwimana', 'Uwimana'],
    ['soft hyphen', 'Uwi\u00admana', 'Uwimana'],
    ['override of direction', '\u202egnp.exe\u202c', 'gnp.exe'],
    ['isolate', '\u2066Uwimana\u2069', 'Uwimana'],
    ['mark of direction', 'Uwimana\u200f', 'Uwimana'],
    ['joiner between Latin letters', 'Uwi\u200dma\u200cna', 'Uwimana'],
    ['joiner at the end', 'नी\u200d', 'नी'],
    ['filler', 'Uwi\u3164mana', 'Uwimana'],
    ['text in tags', 'Hi\u{e0048}\u{e0069}', 'Hi'],
  ])('%s is taken away', (_, text, plain) => {
    expect(visible(text)).toBe(plain);
  });

  test.each([
    'Clément O’Brien',
    'two\nlines\tand a tab',
    '👩\u200d🎓 👩🏾\u200d🏫 ❤️\u200d🔥',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    'می\u200cخواهم',
    'क्\u200dष',
    'Algèbre\u202f: introduction',
  ])('%j is left as it is', (text) => {
    expect(visible(text)).toBe(text);
  });

  test('every format character of Unicode is invisible, except joiners and tags', () => {
    const formats = Array.from({ length: 0x11_0000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((sign) => /\p{Cf}/u.test(sign));
    expect(formats.length).toBeGreaterThan(150);
    expect(formats.filter((sign) => visible(`a${sign}b`) !== 'ab')).toEqual([]);
  });
});

test('are taken out of all texts of a message, and nothing else is', () => {
  const bytes = new Uint8Array([1]);
  expect(visibleIn({ key: 'k', form: { question: 'a\u200b', choices: ['b\u202e', 3] }, bytes, no: null })).toEqual({
    ...{ key: 'k', form: { question: 'a', choices: ['b', 3] }, bytes, no: null },
  });
  let deep: unknown = 'x\u200b';
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(Array.isArray(visibleIn(deep))).toBe(true);
});
