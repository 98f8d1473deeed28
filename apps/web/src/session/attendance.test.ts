import { expect, test } from '@jest/globals';
import { summaryOf } from './attendance.ts';

/** `minutes` is null for somebody who never came. */
const row = (role: string, enrolled: boolean, minutes: number | null) => ({
  role,
  enrolled,
  firstIn: minutes === null ? null : '2026-11-23T15:00:00Z',
  minutesPresent: minutes ?? 0,
});

test('lecturers are not counted, guests are counted apart, and the mean is of people who came', () => {
  const rows = [
    row('HOST', false, 95),
    row('LISTENER', true, 90),
    row('LISTENER', true, 31),
    row('LISTENER', true, null),
    row('LISTENER', false, 20),
    row('LISTENER', false, null),
  ];
  expect(summaryOf(rows)).toEqual({ enrolled: 3, came: 2, minutes: 61, guests: 1, corrected: 0 });
});

test('somebody who came for some seconds was there', () => {
  expect(summaryOf([row('LISTENER', true, 0)])).toMatchObject({ enrolled: 1, came: 1 });
});

test('sums are zero when nobody came', () => {
  expect(summaryOf([])).toEqual({ enrolled: 0, came: 0, minutes: 0, guests: 0, corrected: 0 });
});

test('a student marked present came, an excused one was not expected, and one who came is neither', () => {
  const marked = (minutes: number | null, mark: string) => ({
    ...row('LISTENER', true, minutes),
    correction: { mark },
  });
  const rows = [row('LISTENER', true, 40), marked(null, 'PRESENT'), marked(null, 'EXCUSED'), marked(20, 'EXCUSED')];
  expect(summaryOf(rows)).toEqual({ enrolled: 3, came: 3, minutes: 30, guests: 0, corrected: 2 });
});
