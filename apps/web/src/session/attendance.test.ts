import { expect, test } from '@jest/globals';
import { summaryOf } from './attendance.ts';

const row = (role: string, enrolled: boolean, minutesPresent: number) => ({ role, enrolled, minutesPresent });

test('lecturers are not counted, guests apart, the mean is of those who came', () => {
  const rows = [
    row('HOST', false, 95),
    row('LISTENER', true, 90),
    row('LISTENER', true, 31),
    row('LISTENER', true, 0),
    row('LISTENER', false, 20),
  ];
  expect(summaryOf(rows)).toEqual({ enrolled: 3, came: 2, minutes: 61, guests: 1 });
});

test('nobody', () => {
  expect(summaryOf([])).toEqual({ enrolled: 0, came: 0, minutes: 0, guests: 0 });
});
