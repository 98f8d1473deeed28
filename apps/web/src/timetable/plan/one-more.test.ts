import { expect, test } from '@jest/globals';
import { oneMore, readOneMore } from './one-more.ts';

const session = {
  id: 'one',
  version: 1,
  localStart: '2026-12-28T17:00',
  startsAt: '2026-12-28T15:00:00.000Z',
  endsAt: '2026-12-28T16:30:00.000Z',
  zone: 'Africa/Kigali',
  topic: 'Views',
  room: { __typename: 'Room' as const, id: 'room', name: 'A1' },
  lecturers: [],
  substituted: false,
};

test('one more session is planned at the same time a week later, in the same room, without the topic', () => {
  expect(readOneMore(Object.fromEntries(new URLSearchParams(oneMore(session))))).toEqual({
    date: '2027-01-04',
    time: '17:00',
    minutes: 90,
    zone: 'Africa/Kigali',
    roomId: 'room',
  });
});

test('a finder may ask for it every week, so many times', () => {
  expect(readOneMore({ weeks: '6' })).toEqual({ repeat: { every: 1, weekdays: [], end: { count: 6 }, except: [] } });
  for (const weeks of ['1', '0', '2.5', 'six']) expect(readOneMore({ weeks })).toEqual({});
});

test('values that cannot be read fill no field', () => {
  expect(readOneMore({ day: '2026-02-30', time: 'five', minutes: '-1' })).toEqual({});
});
