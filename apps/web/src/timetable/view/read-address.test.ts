import { describe, expect, test } from '@jest/globals';
import { rangeOf, readAddress, termOf, writeAddress } from './read-address.ts';

const now = Date.parse('2026-11-23T22:30:00Z');
const usual = { week: '2026-11-23', view: 'week', term: undefined, clock: 'Africa/Kigali' };

describe('the address of a timetable', () => {
  test('without parameters is the week of today in the reader’s zone', () => {
    expect(readAddress({}, 'Africa/Kigali', now)).toEqual(usual);
    expect(readAddress({}, 'Africa/Kigali', Date.parse('2026-11-22T22:30:00Z')).week).toBe('2026-11-23');
    expect(readAddress({}, 'Europe/Lisbon', Date.parse('2026-11-22T22:30:00Z')).week).toBe('2026-11-16');
  });
  test('with any day means the week of that day; nonsense is ignored', () => {
    expect(readAddress({ week: '2026-11-29' }, 'Africa/Kigali', now).week).toBe('2026-11-23');
    const wrong = { week: '2026-02-30', view: 'year', clock: 'Mars/Olympus' };
    expect(readAddress(wrong, 'Africa/Kigali', now)).toEqual(usual);
  });
  test('is read as it was written', () => {
    const address = { week: '2026-03-23', view: 'term' as const, term: 't1', clock: 'Europe/Brussels' };
    const written = writeAddress('/timetable', address, 'Africa/Kigali');
    const query = Object.fromEntries(new URL(written, 'https://x.example').searchParams);
    expect(readAddress(query, 'Africa/Kigali', now)).toEqual(address);
    expect(writeAddress('/timetable', readAddress({}, 'UTC', now), 'UTC')).toBe('/timetable?week=2026-11-23');
  });
});

describe('the days to fetch', () => {
  const term = { id: 't1', startsOn: '2026-09-14', endsOn: '2027-01-29' };
  const address = readAddress({}, 'UTC', now);
  test('are a week with a day on each side, or a whole term', () => {
    expect(rangeOf(address, term)).toEqual({ from: '2026-11-22', days: 9 });
    expect(rangeOf({ ...address, view: 'term' }, term)).toEqual({ from: '2026-09-13', days: 140 });
  });
  test('are of the term that is named, else the one of the week, else the next, else the last', () => {
    const next = { id: 't2', startsOn: '2027-02-15', endsOn: '2027-06-30' };
    const ids = (week: string, named?: string) => termOf([next, term], { ...address, week, term: named })?.id;
    expect([ids('2026-11-23'), ids('2026-11-23', 't2'), ids('2027-02-01'), ids('2027-07-05')]).toEqual([
      't1',
      't2',
      't2',
      't2',
    ]);
    expect(termOf([], address)).toBeUndefined();
  });
});
