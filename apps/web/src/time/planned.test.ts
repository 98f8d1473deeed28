import { expect, test } from '@jest/globals';
import { timeInPlaces } from './planned.ts';

const butare = { name: 'Butare', zone: 'Africa/Kigali' };
const session = (startsAt: string, zone = 'Africa/Kigali') => ({
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + 5_400_000).toISOString(),
  zone,
  section: { campus: butare },
});

test('one hour between Butare and Brussels in winter', () => {
  expect(timeInPlaces(session('2026-11-23T15:00:00Z'), 'Europe/Brussels', 'en-GB')).toEqual({
    day: 'Mon 23 Nov',
    time: '17:00',
    end: '18:30',
    place: 'Butare',
    yours: '16:00',
  });
});

test('none in summer, so the reader needs no second time', () => {
  expect(timeInPlaces(session('2026-07-06T15:00:00Z'), 'Europe/Brussels', 'en-GB').yours).toBeUndefined();
});

test('the day is said when it is another one for the reader', () => {
  const late = timeInPlaces(session('2026-11-23T04:00:00Z'), 'America/Montreal', 'en-GB');
  expect(late.day).toBe('Mon 23 Nov');
  expect(late.yours).toBe('Sun 22 Nov, 23:00');
});

test('a session planned by another clock than the campus’s is in the city of that clock', () => {
  expect(timeInPlaces(session('2026-11-23T15:00:00Z', 'Europe/Brussels'), 'Africa/Kigali', 'en-GB')).toMatchObject({
    place: 'Brussels',
    time: '16:00',
    yours: '17:00',
  });
});

test('French days', () => {
  expect(timeInPlaces(session('2026-11-23T15:00:00Z'), 'Africa/Kigali', 'fr-FR').day).toBe('lun. 23 nov.');
});
