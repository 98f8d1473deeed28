import { expect, test } from '@jest/globals';
import type { HeldOrPlanned } from './concerns.ts';
import { marksOf, mondaysOf } from './weeks.ts';

const now = new Date('2026-11-30T12:00:00Z');
const at = (time: string, outcome: HeldOrPlanned['outcome']) => ({ startsAt: new Date(time), outcome });

test('weeks go from the first of the programme to two weeks ahead, and are 18 at most', () => {
  const found = mondaysOf('2026-11-19', 'Africa/Kigali', now);
  expect(found).toEqual(['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14']);
  const long = mondaysOf('2025-01-01', 'Africa/Kigali', now);
  expect([long.length, long[0], long.at(-1)]).toEqual([18, '2026-08-17', '2026-12-14']);
  expect(mondaysOf('2027-01-01', 'Africa/Kigali', now)).toEqual([]);
});

test('a week begins on Monday by the clock of the zone', () => {
  const meetings = [at('2026-11-22T22:30:00Z', 'held')];
  const mondays = ['2026-11-16', '2026-11-23'];
  expect(marksOf(meetings, mondays, 'Africa/Kigali')).toEqual(['nothing', 'met']);
  expect(marksOf(meetings, mondays, 'UTC')).toEqual(['met', 'nothing']);
});

test.each<[HeldOrPlanned['outcome'][], string]>([
  [['held', 'missed'], 'met'],
  [['missed', null], 'missed'],
  [['mentor_absent'], 'missed'],
  [['cancelled_late'], 'missed'],
  [['cancelled', null], 'planned'],
  [['cancelled'], 'cancelled'],
  [[], 'nothing'],
])('%j: %s', (outcomes, mark) => {
  const meetings = outcomes.map((outcome) => at('2026-11-24T10:00:00Z', outcome));
  expect(marksOf(meetings, ['2026-11-23'], 'UTC')).toEqual([mark]);
});
