import { describe, expect, test } from '@jest/globals';
import { nextMonday, weekOf } from './monday.ts';

describe('the next Monday morning', () => {
  test.each([
    ['Europe/Brussels', '2026-10-24T12:00:00Z', '2026-10-26T06:00:00.000Z'],
    ['Europe/Brussels', '2026-10-19T05:00:00Z', '2026-10-26T06:00:00.000Z'],
    ['Europe/Brussels', '2026-10-19T04:59:59Z', '2026-10-19T05:00:00.000Z'],
    ['Europe/Brussels', '2027-03-27T12:00:00Z', '2027-03-29T05:00:00.000Z'],
    ['Europe/Brussels', '2027-03-22T06:00:00Z', '2027-03-29T05:00:00.000Z'],
    ['Africa/Kigali', '2026-10-24T12:00:00Z', '2026-10-26T05:00:00.000Z'],
    ['Africa/Kigali', '2027-03-27T12:00:00Z', '2027-03-29T05:00:00.000Z'],
    // It is Monday there already, or still Sunday.
    ['Pacific/Auckland', '2026-11-29T18:30:00Z', '2026-12-06T18:00:00.000Z'],
    ['America/Montreal', '2026-11-30T04:30:00Z', '2026-11-30T12:00:00.000Z'],
  ])('in %s after %s is %s', (zone, after, expected) => {
    expect(nextMonday(zone, new Date(after)).toISOString()).toBe(expected);
  });
});

test.each([
  ['Africa/Kigali', '2026-11-29T21:59:00Z', '2026-11-23'],
  ['Africa/Kigali', '2026-11-29T22:00:00Z', '2026-11-30'],
  ['Europe/Brussels', '2026-12-02T12:00:00Z', '2026-11-30'],
])('the week in %s at %s is that of %s', (zone, at, expected) => {
  expect(weekOf(zone, new Date(at))).toBe(expected);
});
