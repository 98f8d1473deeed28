import { expect, test } from '@jest/globals';
import { orAlike, wordsIn } from './search.ts';

test.each([
  ['  algèbre lin', ['algebre', 'lin']],
  ["d'a & !(b) | c:*", ['d', 'a', 'b', 'c']],
  ['D’Almeida ʼt “œuvre”', ['D', 'Almeida', 't', 'œuvre']],
  ['MAT-101_b', ['MAT', '101', 'b']],
  ['ﬁn x²', ['fin', 'x2']],
  ['la la la', ['la']],
  [' &!| ', []],
  [null, []],
])('words of %j', (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});

test('only the first eight words count', () => {
  expect(wordsIn('a b c d e f g h i j')).toHaveLength(8);
});

test('similar words are looked for only when nothing is found and a word is long enough', async () => {
  const asked: string[] = [];
  const find = (found: number) => (how: string) => {
    asked.push(how);
    return Promise.resolve(how === 'begun' ? found : 7);
  };
  const isNothing = (found: number) => found === 0;
  expect(await orAlike('Uwimna', find(3), isNothing)).toBe(3);
  expect(await orAlike('Uwimna', find(0), isNothing)).toBe(7);
  expect(await orAlike('abc de', find(0), isNothing)).toBe(0);
  expect(asked).toEqual(['begun', 'begun', 'alike', 'begun']);
});
