import { expect, test } from '@jest/globals';
import { readOneMore } from '../timetable/plan/one-more.ts';
import { plansAt } from './plans-at.ts';

test('the form for planning reads what a result says', () => {
  const found = { localStart: '2027-03-02T10:00', minutes: 120, weeks: 6, zone: 'Africa/Kigali', roomId: 'room' };
  const [path, query] = plansAt('one', found).split('?');
  expect(path).toBe('/sections/one/plan');
  expect(readOneMore(Object.fromEntries(new URLSearchParams(query)))).toEqual({
    date: '2027-03-02',
    time: '10:00',
    minutes: 120,
    zone: 'Africa/Kigali',
    roomId: 'room',
    repeat: { every: 1, weekdays: [], end: { count: 6 }, except: [] },
  });
});
