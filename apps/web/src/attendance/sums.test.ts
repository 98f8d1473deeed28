import { expect, test } from '@jest/globals';
import { byTerm, sumOf } from './sums.ts';

const turn = (present: boolean, minutes: number, excused = false) => ({ present, minutes, excused });
const own = (code: string, name: string, term: string, startsOn: string) => ({
  section: { course: { code }, name, term: { id: term, startsOn } },
});

test('turns are summed to sessions that were expected, sessions attended and minutes', () => {
  expect(sumOf([turn(true, 50), turn(false, 0), turn(true, 15), turn(false, 0, true)])).toEqual({
    held: 3,
    came: 2,
    minutes: 65,
  });
  expect(sumOf([])).toEqual({ held: 0, came: 0, minutes: 0 });
});

test('sections are grouped by term, the newest first, and sorted by course and name', () => {
  const all = [
    own('MAT101', 'A', 'old', '2026-02-01'),
    own('INF301', 'B', 'new', '2026-09-01'),
    own('INF301', 'A', 'new', '2026-09-01'),
  ];
  expect(byTerm(all).map(({ term, sections }) => [term.id, sections.map(({ section }) => section.name)])).toEqual([
    ['new', ['A', 'B']],
    ['old', ['A']],
  ]);
});
