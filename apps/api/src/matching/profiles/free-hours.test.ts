import { expect, test } from '@jest/globals';
import { freeHoursOf, freeWeeksOf } from './free-hours.ts';

const tuesdayEvening = [{ weekday: 2, from: '18:00', to: '20:30' }];
const away = (firstDay: string, lastDay: string, from = '00:00', to = '24:00') => ({
  ...{ kind: 'away' as const, firstDay, lastDay, from, to },
  zone: 'Africa/Kigali',
});

test('gives whole hours of the week in UTC, by the clock of the zone in that week', () => {
  expect(freeHoursOf('Africa/Kigali', tuesdayEvening, '2026-10-19')).toEqual([40, 41]);
  expect(freeHoursOf('Europe/Brussels', tuesdayEvening, '2026-10-12')).toEqual([40, 41]);
  // Clocks were set back on the Sunday before.
  expect(freeHoursOf('Europe/Brussels', tuesdayEvening, '2026-10-26')).toEqual([41, 42]);
});

test('leaves out hours that begin before Monday in UTC, and has those of Sunday that zones behind UTC see as Monday', () => {
  const mondayNight = [{ weekday: 1, from: '00:00', to: '03:00' }];
  expect(freeHoursOf('Africa/Kigali', mondayNight, '2026-10-19')).toEqual([0, 166, 167]);
});

test('has hours of zones that are not whole hours from UTC as far as they are whole', () => {
  expect(freeHoursOf('Asia/Kolkata', [{ weekday: 1, from: '10:00', to: '12:00' }], '2026-10-19')).toEqual([5]);
});

test('leaves out weeks in which somebody is away on all of their days, and no others', () => {
  const weeks = (...exceptions: ReturnType<typeof away>[]) => freeWeeksOf(tuesdayEvening, exceptions, '2026-10-19', 4);
  expect(weeks()).toEqual([['2026-10-19', '2026-11-09']]);
  expect(weeks(away('2026-10-27', '2026-10-27'))).toEqual([
    ['2026-10-19', '2026-10-19'],
    ['2026-11-02', '2026-11-09'],
  ]);
  // On other days, and for a part of the day.
  expect(weeks(away('2026-10-28', '2026-11-02'))).toHaveLength(1);
  expect(weeks(away('2026-10-27', '2026-10-27', '08:00', '12:00'))).toHaveLength(1);
});

test('has weeks with extra hours, also of somebody who has no others', () => {
  const extra = { ...away('2026-10-28', '2026-10-28', '08:00', '12:00'), kind: 'extra' as const };
  expect(freeWeeksOf([], [extra], '2026-10-19', 4)).toEqual([['2026-10-26', '2026-10-26']]);
  expect(freeWeeksOf([], [], '2026-10-19', 4)).toEqual([]);
});
