import { expect, test } from '@jest/globals';
import { distance, mostAlike, wordsIn } from './alike.ts';

test('names are equal with any dashes, blanks and accents', () => {
  const names = ['2026–2027, 1', '2026-2027,1', ' 2026\u00a0—\u20092027 , 1 ', '2026/2027 1'];
  expect(new Set(names.map(wordsIn))).toEqual(new Set(['2026 2027 1']));
  expect([wordsIn('Butaré '), wordsIn('Semestre 1.1')]).toEqual(['butare', 'semestre 1 1']);
  expect(wordsIn('Semestre 11')).not.toBe(wordsIn('Semestre 1.1'));
});

test('the most similar name is found, and none when two are equally similar', () => {
  const terms = ['2026-2027, 1', '2026-2027, 2', '2025-2026, 1'];
  expect([mostAlike('2026-2027', ['Kigali', '2026-2027, 1']), mostAlike('Butarre', ['Butare', 'Kigali'])]).toEqual([
    '2026-2027, 1',
    'Butare',
  ]);
  expect([mostAlike('2026-2027', terms), mostAlike('Huye', terms), mostAlike('', terms)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([
    distance('', 'abc'),
    distance('kitten', 'sitting'),
    distance('é', 'é'),
    distance('a'.repeat(99), 'b'),
  ]).toEqual([3, 3, 0, Infinity]);
});
