import { expect, test } from '@jest/globals';
import { percent, shareOf, total, weeksOf } from './shares.ts';

test('a share is of the people expected; there is none when nobody was expected', () => {
  expect(shareOf({ present: 3, expected: 4 })).toBe(0.75);
  expect(shareOf({ present: 5, expected: 4 })).toBe(1);
  expect(shareOf({ present: 0, expected: 0 })).toBeUndefined();
  expect(percent({ present: 0, expected: 0 }, 'en-GB')).toBe('–');
  expect(percent({ present: 2, expected: 3 }, 'en-GB')).toBe('67%');
});

test('a term’s share counts people, not the average of its weeks', () => {
  expect(
    total([
      { present: 10, expected: 10 },
      { present: 0, expected: 30 },
    ]),
  ).toEqual({ present: 10, expected: 40 });
});

test('weeks without a class are a gap between weeks with one, also when clocks change', () => {
  const weeks = [
    { week: '2026-10-19', present: 1, expected: 2 },
    { week: '2026-11-02', present: 2, expected: 2 },
  ];
  expect(weeksOf(weeks).map(({ week, expected }) => [week, expected])).toEqual([
    ['2026-10-19', 2],
    ['2026-10-26', 0],
    ['2026-11-02', 2],
  ]);
  expect(weeksOf([])).toEqual([]);
});
