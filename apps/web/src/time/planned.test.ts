import { expect, test } from '@jest/globals';
import { timeInPlaces } from './planned.ts';

const butare = { name: 'Butare', zone: 'Africa/Kigali' };
const session = (startsAt: string, zone = 'Africa/Kigali') => ({
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + 5_400_000).toISOString(),
  zone,
  section: { campus: butare },
});

test('a session in Butare is shown one hour earlier in Brussels in winter', () => {
  expect(timeInPlaces(session('2026-11-23T15:00:00Z'), 'Europe/Brussels', 'en-GB')).toEqual({
    day: 'Mon 23 Nov',
    time: '17:00',
    end: '18:30',
    place: 'Butare',
    yours: '16:00',
  });
});

test('the reader gets no second time in summer, when clocks agree', () => {
  expect(timeInPlaces(session('2026-07-06T15:00:00Z'), 'Europe/Brussels', 'en-GB').yours).toBeUndefined();
});

test('the day is named when it differs for the reader', () => {
  const late = timeInPlaces(session('2026-11-23T04:00:00Z'), 'America/Montreal', 'en-GB');
  expect(late.day).toBe('Mon 23 Nov');
  expect(late.yours).toBe('Sun 22 Nov, 23:00');
});

test('a session planned in another zone than the campus’s names the city of that zone', () => {
  expect(timeInPlaces(session('2026-11-23T15:00:00Z', 'Europe/Brussels'), 'Africa/Kigali', 'en-GB')).toMatchObject({
    place: 'Brussels',
    time: '16:00',
    yours: '17:00',
  });
});

test('days are written in French', () => {
  expect(timeInPlaces(session('2026-11-23T15:00:00Z'), 'Africa/Kigali', 'fr-FR').day).toBe('lun. 23 nov.');
});
