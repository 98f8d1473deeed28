import type { BusySession, ClosingDay } from './busy-sessions.repository.ts';
import type { ClashKindName } from '../plan/models.ts';
import type { LecturerFacts, RoomFacts, SectionFacts } from './planning-facts.ts';
import { publicHolidays } from '../../time/public-holidays.ts';
import { awayTimes } from '../../time/day-hours.ts';
import type { Range } from '../../time/ranges.ts';
import { overlap, rangeOf, spanOf } from '../../time/ranges.ts';
import { addDays } from '../../time/rule.ts';
import { dateIn } from '../../time/zones.ts';
import { timesOf } from '../../time/unavailable-times.ts';
import { WallClock } from '../../time/wall-clock.ts';
import { nights } from '../../time/waking.ts';

/** A time at which a session would clash with something. */
export interface Obstacle extends Range {
  kind: ClashKindName;
  /** Only for sessions with this lecturer; null: for all. */
  lecturerId: string | null;
  /** Only for sessions in this room. */
  roomId: string | null;
  who: string | null;
  country: string | null;
  count: number | null;
  sessionId: string | null;
  zone: string | null;
  /** Whether its own time may be shown. */
  told: boolean;
  message: string;
}

/** Everything that is known of what could be in the way. */
export interface Surroundings {
  section: SectionFacts;
  lecturers: readonly LecturerFacts[];
  rooms: readonly RoomFacts[];
  busy: readonly BusySession[];
  closingDays: readonly ClosingDay[];
}

const nobody = { lecturerId: null, roomId: null, who: null, country: null, count: null, sessionId: null, zone: null };

/** All obstacles that touch a range, in no particular order. */
export function obstaclesIn(around: Surroundings, range: Range): Obstacle[] {
  return [
    ...around.busy.filter((busy) => overlap(busy, range)).flatMap((busy) => ofSession(around, busy)),
    ...outsideTerm(around.section, range),
    ...closed(around, range),
    ...holidays(around, range),
    ...around.lecturers.flatMap((lecturer) => [...asleep(lecturer, range), ...unavailable(lecturer, range)]),
  ];
}

/** The clash tells neither the name nor the time of a session at another institution, or of one without a section. */
function ofSession({ lecturers, rooms }: Surroundings, busy: BusySession): Obstacle[] {
  const { startsAt, endsAt, title, sameInstitution, students } = busy;
  const what = sameInstitution ? title : 'a class elsewhere';
  const base = { ...nobody, startsAt, endsAt, told: sameInstitution, sessionId: sameInstitution ? busy.id : null };
  if (busy.sameSection) {
    return [{ ...base, kind: 'SECTION', who: title, message: 'This section has another session then.' }];
  }
  const teaching = lecturers.filter(({ id }) => busy.teacherIds.includes(id));
  const room = rooms.find(({ id }) => id === busy.roomId);
  return [
    ...teaching.map(({ id, name }): Obstacle => ({
      ...base,
      kind: 'LECTURER',
      lecturerId: id,
      who: name,
      message: `${name} has ${what} then.`,
    })),
    ...(room
      ? [
          {
            ...base,
            kind: 'ROOM' as const,
            roomId: room.id,
            who: room.name,
            message: `${room.name} is taken by ${what}.`,
          },
        ]
      : []),
    ...(students > 0
      ? [
          {
            ...base,
            kind: 'COHORT' as const,
            who: sameInstitution ? title : null,
            count: students,
            message: `${students} of the students ${students === 1 ? 'has' : 'have'} ${what} then.`,
          },
        ]
      : []),
  ];
}

/** A term's days are those of the campus. */
function outsideTerm({ campusZone, termName, startsOn, endsOn }: SectionFacts, range: Range): Obstacle[] {
  const clock = WallClock.in(campusZone);
  const begin = new Date(clock.startOf(startsOn));
  const end = new Date(clock.startOf(addDays(endsOn, 1)));
  const base = {
    ...nobody,
    kind: 'OUTSIDE_TERM' as const,
    who: termName,
    zone: campusZone,
    told: false,
    message: `The term goes from ${startsOn} to ${endsOn}.`,
  };
  return [
    { ...base, startsAt: range.startsAt, endsAt: begin },
    { ...base, startsAt: end, endsAt: range.endsAt },
  ].filter(({ startsAt, endsAt }) => startsAt < endsAt);
}

const wholeDay = (zone: string, day: string): Range => {
  const clock = WallClock.in(zone);
  return { startsAt: new Date(clock.startOf(day)), endsAt: new Date(clock.startOf(addDays(day, 1))) };
};

function closed({ section, closingDays }: Surroundings, range: Range): Obstacle[] {
  return closingDays
    .filter(({ campusId }) => campusId === null || campusId === section.campusId)
    .map(({ day, name }): Obstacle => ({
      ...nobody,
      ...wholeDay(section.campusZone, day),
      kind: 'HOLIDAY',
      who: name,
      zone: section.campusZone,
      told: true,
      message: `${day} is a closing day: ${name}.`,
    }))
    .filter((day) => overlap(day, range));
}

/** Public holidays of the campus's country and of each lecturer's, as days in the zone of each. */
function holidays({ section, lecturers }: Surroundings, range: Range): Obstacle[] {
  const places = [
    { country: section.campusCountry, zone: section.campusZone, lecturerId: null },
    ...lecturers.map(({ id, country, waking }) => ({ country, zone: waking.zone, lecturerId: id })),
  ];
  return places.flatMap(({ country, zone, lecturerId }) =>
    country === null
      ? []
      : publicHolidays(country, dateIn(zone, range.startsAt), dateIn(zone, range.endsAt), section.readerLanguage)
          .map(({ day, name }): Obstacle => ({
            ...nobody,
            ...wholeDay(zone, day),
            kind: 'HOLIDAY',
            lecturerId,
            who: name,
            country,
            zone,
            told: true,
            message: `${day} is a public holiday (${country}): ${name}.`,
          }))
          .filter((day) => overlap(day, range)),
  );
}

export function asleep({ id, name, waking }: LecturerFacts, range: Range): Obstacle[] {
  return nights(waking, range).map((night) => ({
    ...nobody,
    ...night,
    kind: 'WAKING_HOURS',
    lecturerId: id,
    who: name,
    zone: waking.zone,
    told: true,
    message: `${name} is up from ${waking.from} to ${waking.to} (${waking.zone}).`,
  }));
}

/** Rules by which a lecturer cannot teach, and days on which they are away. The clash does not tell the reason: only the lecturer may read it. */
export function unavailable(
  { id, name, waking, unavailable: rules, exceptions }: LecturerFacts,
  range: Range,
): Obstacle[] {
  const away = awayTimes(exceptions, spanOf(range)).map(rangeOf);
  return [...rules.flatMap((one) => timesOf(one, range)), ...away].map((time) => ({
    ...nobody,
    ...time,
    kind: 'UNAVAILABLE' as const,
    lecturerId: id,
    who: name,
    zone: waking.zone,
    told: true,
    message: `${name} is not available then.`,
  }));
}
