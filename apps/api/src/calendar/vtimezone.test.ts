import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { instantOf, localStartOf } from '../time/zones.ts';
import { vtimezone } from './vtimezone.ts';

const from = new Date('2026-01-01T00:00:00Z');
const until = new Date('2027-03-01T00:00:00Z');

/** The instant that an independent parser computes from a wall clock, knowing the zone from our component only. */
function readBack(zone: string, local: string): string {
  const component = new ICAL.Component(ICAL.parse(`${vtimezone(zone, from, until)}\r\n`) as unknown[]);
  const time = ICAL.Time.fromDateTimeString(`${local}:00`);
  time.zone = new ICAL.Timezone({ component, tzid: zone });
  return time.toJSDate().toISOString();
}

describe('VTIMEZONE agrees with the zone data that sessions are planned with', () => {
  test.each([
    'Europe/Brussels',
    'Africa/Kigali',
    'Africa/Kinshasa',
    'Africa/Lubumbashi',
    'Africa/Bujumbura',
    'Africa/Nairobi',
    'Africa/Casablanca',
    'Africa/Cairo',
    'America/New_York',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'UTC',
  ])('%s, at noon and before dawn of every third day', (zone) => {
    for (let day = from.getTime(); day < until.getTime(); day += 3 * 86_400_000) {
      for (const hour of [3, 5, 12]) {
        const local = localStartOf(zone, new Date(day)).slice(0, 11) + `${String(hour).padStart(2, '0')}:30`;
        expect([local, readBack(zone, local)]).toEqual([local, instantOf('x', local, zone).toISOString()]);
      }
    }
  });
});

test('Brussels has the rule of its law', () => {
  expect(vtimezone('Europe/Brussels', from, until).split('\r\n')).toEqual([
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Brussels',
    'BEGIN:DAYLIGHT',
    'DTSTART:20240331T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'DTSTART:20241027T030000',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'END:VTIMEZONE',
  ]);
});

test('Kigali has one offset and keeps its own name', () => {
  expect(vtimezone('Africa/Kigali', from, until)).toMatch(/^BEGIN:VTIMEZONE\r\nTZID:Africa\/Kigali\r\nBEGIN:STANDARD/);
  expect(vtimezone('Africa/Kigali', from, until).match(/BEGIN:/g)).toHaveLength(2);
});
