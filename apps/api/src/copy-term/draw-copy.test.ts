import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../time/rule.ts';
import { daysBetweenTerms, drawSection } from './draw-copy.ts';
import type { OldSection, OldTerm } from './old-term.ts';

const section = (more: Partial<OldSection> = {}): OldSection => ({
  id: 'old',
  code: 'INF301',
  title: 'Databases II',
  name: 'A',
  campusId: 'campus',
  campus: 'Butare',
  campusZone: 'Africa/Kigali',
  campusCountry: 'RW',
  lecturers: [],
  cohorts: [],
  decks: 0,
  series: [],
  sessions: [],
  ...more,
});
const term = (startsOn: string, endsOn: string): OldTerm => ({
  id: 'term',
  institutionId: 'institution',
  name: 'Old',
  startsOn,
  endsOn,
  readerLanguage: 'en',
  sections: [],
});
const weekly = (zone: string, rule: string, localStart: string, topics: string[]) => ({
  series: [{ id: 'series', rule, localStart, minutes: 90, zone, roomId: 'room' }],
  sessions: topics.map((topic, index) => ({
    seriesId: 'series',
    localStart: `${addDays(localStart.slice(0, 10), 7 * index)}${localStart.slice(10)}`,
    minutes: 90,
    zone,
    roomId: 'room',
    topic,
  })),
});

describe('the pattern of a section in a new term', () => {
  const old = term('2026-09-07', '2026-12-18');
  const wanted = { name: 'New', startsOn: '2027-02-01', endsOn: '2027-05-28' };

  test('keeps weekday, time on the wall, room, length and topics', () => {
    const { sessions, outside } = drawSection(
      section(weekly('Africa/Kigali', 'FREQ=WEEKLY;COUNT=3', '2026-09-08T17:00', ['One', 'Two', 'Three'])),
      old,
      wanted,
    );
    expect(sessions.map(({ localStart, topic, roomId }) => [localStart, topic, roomId])).toEqual([
      ['2027-02-02T17:00', 'One', 'room'],
      ['2027-02-09T17:00', 'Two', 'room'],
      ['2027-02-16T17:00', 'Three', 'room'],
    ]);
    expect(sessions[0]?.startsAt).toEqual(new Date('2027-02-02T15:00:00Z'));
    expect(sessions[0]?.endsAt).toEqual(new Date('2027-02-02T16:30:00Z'));
    expect(outside).toBe(0);
  });

  test('stays 17:00 where clocks change within the term', () => {
    const { sessions } = drawSection(
      section({ ...weekly('Europe/Brussels', 'FREQ=WEEKLY', '2026-09-08T17:00', []), campusZone: 'Europe/Brussels' }),
      old,
      wanted,
    );
    const instants = new Map(sessions.map(({ localStart, startsAt }) => [localStart, startsAt.toISOString()]));
    expect(instants.get('2027-03-23T17:00')).toBe('2027-03-23T16:00:00.000Z');
    expect(instants.get('2027-03-30T17:00')).toBe('2027-03-30T15:00:00.000Z');
  });

  test('goes on to the end of the new term without an end of its own, and is cut there with one', () => {
    const longer = drawSection(section(weekly('Africa/Kigali', 'FREQ=WEEKLY', '2026-09-08T17:00', [])), old, {
      ...wanted,
      endsOn: '2027-06-25',
    });
    expect(longer.sessions.at(-1)?.localStart).toBe('2027-06-22T17:00');
    const shorter = drawSection(section(weekly('Africa/Kigali', 'FREQ=WEEKLY;COUNT=10', '2026-09-08T17:00', [])), old, {
      ...wanted,
      endsOn: '2027-02-20',
    });
    expect(shorter.sessions).toHaveLength(3);
    expect(shorter.outside).toBe(7);
  });

  test('has single sessions too, and what was moved is back in its series', () => {
    const pattern = weekly('Africa/Kigali', 'FREQ=WEEKLY;COUNT=2', '2026-09-08T17:00', ['One', 'Two']);
    const exam = {
      seriesId: null,
      localStart: '2026-12-14T09:00',
      minutes: 120,
      zone: 'Africa/Kigali',
      roomId: null,
      topic: 'Exam',
    };
    const { sessions } = drawSection(section({ ...pattern, sessions: [...pattern.sessions, exam] }), old, wanted);
    expect(sessions.map(({ localStart }) => localStart)).toEqual([
      '2027-02-02T17:00',
      '2027-02-09T17:00',
      '2027-05-10T09:00',
    ]);
  });

  test('of days that no rule makes later, each session stands by itself', () => {
    const pattern = weekly('Africa/Kigali', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2', '2026-09-30T17:00', ['One', 'Two']);
    const { sessions, series } = drawSection(section(pattern), old, wanted);
    expect(series).toEqual([]);
    expect(sessions.map(({ series: one }) => one)).toEqual([null, null]);
  });
});

test('the distance of two terms is whole weeks, and first weeks meet', () => {
  let apart = 0;
  const date = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2024-01-01', days));
  fc.assert(
    fc.property(date, date, (startsOn, other) => {
      const days = daysBetweenTerms({ startsOn }, { startsOn: other });
      expect(Math.abs(days % 7)).toBe(0);
      const moved = Date.parse(addDays(startsOn, days));
      expect(Math.abs(moved - Date.parse(other)) / 86_400_000).toBeLessThan(7);
      if (days !== 0) apart += 1;
    }),
    { numRuns: 500 },
  );
  expect(apart).toBeGreaterThan(400);
});
