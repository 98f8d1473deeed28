import { expect, test } from '@jest/globals';
import { placesOf, previewOf, refusalOf } from './plan.ts';

const butare = { name: 'Butare', zone: 'Africa/Kigali' };
const places = placesOf(butare, ['Africa/Kigali', 'Europe/Brussels', 'Europe/Brussels', 'Africa/Bujumbura']);

test('places are the campus and the other zones once each', () => {
  expect(places).toEqual([
    butare,
    { name: 'Brussels', zone: 'Europe/Brussels' },
    { name: 'Bujumbura', zone: 'Africa/Bujumbura' },
  ]);
});

test('clocks that agree are named together', () => {
  expect(previewOf('2026-11-23T17:00', 'Africa/Kigali', places, 'en-GB')).toEqual([
    { name: 'Butare, Bujumbura', time: '17:00' },
    { name: 'Brussels', time: '16:00' },
  ]);
  expect(previewOf('2026-07-06T17:00', 'Africa/Kigali', places, 'en-GB')).toEqual([
    { name: 'Butare, Brussels, Bujumbura', time: '17:00' },
  ]);
});

test('planned by another clock, that one comes first; another day is said', () => {
  const lines = previewOf('2026-11-23T23:30', 'Europe/Brussels', places, 'en-GB');
  expect(lines).toEqual([
    { name: 'Brussels', time: '23:30' },
    { name: 'Butare, Bujumbura', time: 'Tue 24 Nov, 00:30' },
  ]);
});

test('no preview while it is being typed', () => {
  expect(previewOf('2026-11-23T', 'Africa/Kigali', places, 'en-GB')).toEqual([]);
});

const bounds = { term: { startsOn: '2026-09-14', endsOn: '2027-01-29' }, campusZone: 'Africa/Kigali' };
const now = Date.parse('2026-11-23T15:00:00Z');

test.each([
  ['2026-11-23T17:01', 'Africa/Kigali', undefined],
  ['2026-11-23T15:31', 'Africa/Kigali', undefined],
  ['2026-11-23T15:30', 'Africa/Kigali', 'IN_THE_PAST'],
  ['2027-01-29T22:30', 'Africa/Kigali', undefined],
  ['2027-01-29T22:31', 'Africa/Kigali', 'OUTSIDE_TERM'],
  ['2027-01-29T22:00', 'Europe/Brussels', 'OUTSIDE_TERM'],
  ['2026-03-29T02:30', 'Europe/Brussels', 'NO_SUCH_TIME'],
  ['2026-11-23T', 'Africa/Kigali', undefined],
])('90 minutes at %s in %s: %s', (localStart, zone, refusal) => {
  expect(refusalOf({ localStart, minutes: 90, zone }, bounds, now)).toBe(refusal);
});
