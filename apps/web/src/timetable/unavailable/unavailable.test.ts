import { expect, test } from '@jest/globals';
import { endOf, minutesBetween, stretchesOf, timeAfter } from './unavailable.ts';

test.each([
  ['18:00', '20:30', 150],
  ['22:00', '06:00', 480],
  ['00:00', '00:00', 1440],
])('from %s to %s are %d minutes', (from, to, minutes) => {
  expect(minutesBetween(from, to)).toBe(minutes);
  expect(timeAfter(from, minutes)).toBe(to);
});

test('a range of days is one stretch without a gap', () => {
  const [only, ...more] = stretchesOf('2026-12-24', '08:00', '2027-01-03', '18:00');
  expect(more).toEqual([]);
  expect(only).toEqual({ localStart: '2026-12-24T08:00', minutes: 10 * 1440 + 600 });
  expect(only && endOf(only)).toBe('2027-01-03T18:00');
});

test('a range that is longer than four weeks becomes stretches that follow each other', () => {
  const pieces = stretchesOf('2026-12-01', '00:00', '2027-02-10', '12:00');
  expect(pieces).toHaveLength(3);
  for (const [place, piece] of pieces.slice(0, -1).entries()) expect(endOf(piece)).toBe(pieces[place + 1]?.localStart);
  expect(pieces.map(endOf).at(-1)).toBe('2027-02-10T12:00');
});

test('an end before the start is taken for the next day', () => {
  expect(stretchesOf('2026-12-01', '22:00', '2026-12-01', '06:00').map(endOf)).toEqual(['2026-12-02T06:00']);
});
