import { expect, test } from '@jest/globals';
import { isAtRisk } from './students-at-risk.ts';

const student = (present: number, sessions: number, missedInARow: number) => ({
  ...{ personId: '', name: '', section: { id: '', title: '' }, excused: 0, corrected: 0 },
  ...{ present, sessions, missedInARow },
});
const rule = { below: 75, missed: 3 };

test.each([
  ['three of four', 3, 4, 1, false],
  ['two of three', 2, 3, 1, true],
  ['nothing of one: too few to say', 0, 1, 1, false],
  ['nothing of two', 0, 2, 2, true],
  ['nine of twelve, but not the last three', 9, 12, 3, true],
  ['excused from all', 0, 0, 0, false],
])('%s', (_, present, sessions, missed, risk) => {
  expect(isAtRisk(student(present, sessions, missed), rule)).toBe(risk);
});
