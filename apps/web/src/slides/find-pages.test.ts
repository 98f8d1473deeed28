import { expect, test } from '@jest/globals';
import { hasAll, pieceOf, searched, wordsOf } from './find-pages.ts';

const shown = (text: string, typed: string) =>
  pieceOf(searched(text), wordsOf(typed))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');
const finds = (text: string, typed: string) => hasAll(searched(text), wordsOf(typed));

test('accents and capitals do not matter, on either side, however they are written', () => {
  for (const typed of ['etrangeres', 'ÉTRANGÈRES', 'e\u0301trange\u0300res']) {
    expect(shown('Clés étrangères', typed)).toBe('Clés [étrangères]');
    expect(shown('Cle\u0301s e\u0301trange\u0300res', typed)).toBe('Clés [étrangères]');
  }
  expect(shown('Ingabo z’u Rwanda', "z'u")).toBe('Ingabo [z’u] Rwanda');
});

test('a ligature of a document is found by its letters', () => {
  expect(shown('La ﬁn du ﬂeuve', 'fin')).toBe('La [ﬁn] du ﬂeuve');
  expect(shown('La ﬁn du ﬂeuve', 'leuve')).toBe('La ﬁn du [ﬂeuve]');
});

test('a page has all words, in any order and over lines; each is marked', () => {
  const text = 'A foreign key names\na row of another table.';
  expect(finds(text, 'table key')).toBe(true);
  expect(finds(text, 'table lock')).toBe(false);
  expect(shown(text, 'table key')).toBe('A foreign [key] names a row of another [table].');
  expect(shown('banana', 'an ana')).toBe('b[anan]a');
});

test('a search begins with the second letter', () => {
  for (const typed of ['', ' ', 'a', ' é ', '\u0301']) expect(wordsOf(typed)).toEqual([]);
  expect(wordsOf(' Clé  à ')).toEqual(['cle', 'a']);
});

test('an excerpt of a long page shows whole words around the first hit', () => {
  const long = `${'before '.repeat(40)}the key stands here ${'after '.repeat(40)}key`;
  const text = shown(long, 'key');
  expect(text).toMatch(/^… before( before)* the \[key\] stands here( after)+ …$/);
  expect(text.length).toBeLessThan(150);
});

test('an excerpt of a page without spaces is cut anywhere, and characters beyond the first plane stay whole', () => {
  const text = shown(`${'x'.repeat(200)}key🙂${'y'.repeat(200)}`, 'key');
  expect(text).toMatch(/^… x{40}\[key\]🙂y+ …$/);
  expect(shown('🙂🙂 clé', 'cle')).toBe('🙂🙂 [clé]');
  expect(shown('ab', 'zz')).toBe('');
});
