import { expect, it } from '@jest/globals';
import { freeRanges } from './free-ranges.ts';

const slot = (from: string, to: string) => ({
  startsAt: `2026-12-01T${from}:00.000Z`,
  endsAt: `2026-12-01T${to}:00.000Z`,
});

it('makes one stretch of starts that follow each other, and another after a gap', () => {
  const ranges = freeRanges([
    slot('18:00', '18:30'),
    slot('18:15', '18:45'),
    slot('18:45', '19:15'),
    slot('20:00', '20:30'),
  ]);
  expect(
    ranges.map(({ startsAt, endsAt }) =>
      [new Date(startsAt), new Date(endsAt)].map((at) => at.toISOString().slice(11, 16)),
    ),
  ).toEqual([
    ['18:00', '18:45'],
    ['18:45', '19:15'],
    ['20:00', '20:30'],
  ]);
});
