import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ClosingDay, Enrolment, LectureRoom, SectionLecturer } from '#database';
import {
  Planner,
  anyWarning,
  daysAfter,
  firstWeekday,
  kinds,
  lastSunday,
  localStarts,
  refusal,
  year,
} from './planning.ts';
import type { Check } from './planning.ts';
import { SessionOwners } from '../src/schedule/index.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
let planner: Planner;
let other: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
  planner = new Planner(api, await api.cookieOf(at.admin), at.sectionId);
  // Neither its lecturer nor its students are those of the first section.
  other = await saveSection(api.dataSource.manager, {
    ...at,
    teaching: await saveMember(api.dataSource.manager, at.institutionId, 'lecturer'),
    enrolled: await saveMember(api.dataSource.manager, at.institutionId, 'student'),
  });
});

const tuesday = firstWeekday(6, 2);
const at17 = `${tuesday}T17:00`;
const of = (check: Check | undefined, kind: string) => check?.clashes.filter((clash) => clash.kind === kind);
const room = async (name: string, seats: number): Promise<string> =>
  (await api.dataSource.manager.save(LectureRoom, { campusId: at.campusId, name, seats })).id;
const livesIn = (person: string, zone: string) =>
  api.dataSource.query('UPDATE person SET zone = $2, name = $3 WHERE id = $1', [person, zone, 'Marie Uwamana']);
/** What belongs to feasts of that year is another test's. */
const butHolidays = (check: Check) => kinds(check).filter((kind) => kind !== 'HOLIDAY');

test('a class that was ended keeps the slot no longer than it went on', async () => {
  await planner.one(at17);
  const ends = (minutes: number) =>
    api.dataSource.query(
      `INSERT INTO class (session_id, ended_at) SELECT id, starts_at + make_interval(mins => $2) FROM session WHERE section_id = $1
       ON CONFLICT (session_id) DO UPDATE SET ended_at = excluded.ended_at`,
      [at.sectionId, minutes],
    );
  const clashes = async () => kinds(await planner.check(`${tuesday}T17:30`)).includes('SECTION');
  await ends(40);
  expect(await clashes()).toBe(true);
  await ends(30);
  expect(await clashes()).toBe(false);
  // Ended before its time had come.
  await ends(-5);
  expect(await clashes()).toBe(false);
  // Opened again, the slot is its own.
  await api.dataSource.query('UPDATE class SET ended_at = NULL');
  expect(await clashes()).toBe(true);
});

describe('clashes that block', () => {
  test('another session of the section, which is named', async () => {
    const there = await planner.one(at17);
    const outcome = await planner.plan(`${tuesday}T17:59`, { accept: anyWarning });
    expect(outcome.sessions).toBeUndefined();
    expect(of(outcome.check, 'SECTION')).toEqual([
      {
        kind: 'SECTION',
        blocking: true,
        occurrence: `${tuesday}T17:59`,
        who: expect.stringMatching(/^INF301 S\d+$/),
        country: null,
        count: null,
        startsAt: `${tuesday}T15:00:00.000Z`,
        endsAt: `${tuesday}T16:00:00.000Z`,
        zone: null,
        message: 'This section has another session then.',
        session: { id: there.id },
      },
    ]);
    expect(await planner.planned(`${tuesday}T18:00`)).toHaveLength(1);
    expect(await planner.planned(`${tuesday}T16:00`)).toHaveLength(1);
  });

  test('a lecturer who teaches something else then', async () => {
    await livesIn(at.teaching, 'Africa/Kigali');
    await api.dataSource.manager.insert(SectionLecturer, { sectionId: other, personId: at.teaching });
    const there = await planner.one(at17);
    const { check } = await planner.plan(`${tuesday}T17:30`, { sectionId: other, accept: anyWarning });
    expect(of(check, 'LECTURER')).toMatchObject([
      { blocking: true, who: 'Marie Uwamana', session: { id: there.id }, startsAt: `${tuesday}T15:00:00.000Z` },
    ]);
    expect(of(check, 'LECTURER')?.[0]?.message).toMatch(/^Marie Uwamana has INF301 S\d+ then\.$/);
  });

  test('at another university too, about which nothing is told', async () => {
    await livesIn(at.teaching, 'Africa/Kigali');
    const elsewhere = await saveUniversity(api.dataSource.manager, 'Elsewhere');
    await api.dataSource.manager.insert(SectionLecturer, { sectionId: elsewhere.sectionId, personId: at.teaching });
    await new Planner(api, await api.cookieOf(elsewhere.admin), elsewhere.sectionId).one(at17);
    const { check } = await planner.plan(`${tuesday}T17:30`, { accept: anyWarning });
    expect(of(check, 'LECTURER')).toEqual([
      expect.objectContaining({
        blocking: true,
        who: 'Marie Uwamana',
        session: null,
        startsAt: null,
        endsAt: null,
        message: 'Marie Uwamana has a class elsewhere then.',
      }),
    ]);
  });

  test('a stand-in is busy, and the lecturer whom they replace is free', async () => {
    const stand = await saveMember(api.dataSource.manager, at.institutionId, 'lecturer');
    await api.dataSource.manager.insert(SectionLecturer, { sectionId: other, personId: at.teaching });
    const [session] = await planner.planned(at17, { lecturerIds: [stand] });
    expect(session).toMatchObject({ substituted: true, lecturers: [{ id: stand }] });
    expect(butHolidays(await planner.check(at17, { sectionId: other }))).toEqual([]);
    const busy = await planner.check(at17, { sectionId: other, lecturerIds: [stand] });
    expect(butHolidays(busy)).toEqual(['LECTURER']);
    expect(of(busy, 'LECTURER')?.[0]?.session).toEqual({ id: session?.id });
  });

  test('a room that is taken', async () => {
    const lab = await room('Lab 1', 60);
    const there = await planner.one(at17, { roomId: lab });
    const check = await planner.check(`${tuesday}T17:30`, { sectionId: other, roomId: lab });
    expect(butHolidays(check)).toEqual(['ROOM']);
    expect(of(check, 'ROOM')).toMatchObject([{ blocking: true, who: 'Lab 1', session: { id: there.id } }]);
    expect(butHolidays(await planner.check(`${tuesday}T17:30`, { sectionId: other }))).toEqual([]);
    const moved = await planner.one(`${daysAfter(tuesday, 1)}T17:00`, { sectionId: other });
    expect(kinds(await planner.checkMove(moved, { localStart: at17 })).filter((kind) => kind === 'ROOM')).toEqual([]);
    expect(kinds(await planner.checkMove(moved, { localStart: at17, roomId: lab }))).toContain('ROOM');
  });

  test('accepting does not help', async () => {
    await planner.one(at17);
    const { sessions, check } = await planner.plan(at17, { accept: [...anyWarning, 'SECTION'] });
    expect(sessions).toBeUndefined();
    expect(of(check, 'SECTION')).toHaveLength(1);
    expect(await planner.all()).toHaveLength(1);
  });

  test('a cancelled session is in nobody’s way', async () => {
    await planner.cancel((await planner.one(at17)).id);
    expect(await planner.planned(at17)).toHaveLength(1);
  });

  test('each date of a series that clashes, and nothing is saved', async () => {
    await planner.one(`${daysAfter(tuesday, 7)}T17:30`);
    await planner.one(`${daysAfter(tuesday, 21)}T16:30`);
    const { check } = await planner.plan(at17, { rule: 'FREQ=WEEKLY;COUNT=4', accept: anyWarning });
    expect(of(check, 'SECTION')?.map(({ occurrence }) => occurrence)).toEqual([
      `${daysAfter(tuesday, 7)}T17:00`,
      `${daysAfter(tuesday, 21)}T17:00`,
    ]);
    expect(await planner.all()).toHaveLength(2);
  });
});

describe('clashes that can be accepted', () => {
  test('students who have another session then, counted', async () => {
    const { manager } = api.dataSource;
    for (let index = 0; index < 3; index += 1) {
      const personId = await saveMember(manager, at.institutionId, 'student');
      await manager.insert(
        Enrolment,
        [at.sectionId, ...(index < 2 ? [other] : [])].map((sectionId) => ({ sectionId, personId })),
      );
    }
    const there = await planner.one(at17);
    const { check } = await planner.plan(at17, { sectionId: other, accept: ['HOLIDAY'] });
    expect(of(check, 'COHORT')).toMatchObject([
      { blocking: false, count: 2, session: { id: there.id }, who: expect.stringContaining('INF301') },
    ]);
    expect(await planner.planned(at17, { sectionId: other, accept: ['HOLIDAY', 'COHORT'] })).toHaveLength(1);
  });

  test('a lecturer who said that they cannot; the reason stays theirs', async () => {
    await livesIn(at.teaching, 'Europe/Brussels');
    const cookie = await api.cookieOf(at.teaching);
    const input = {
      localStart: `${year}-01-05T15:00`,
      minutes: 90,
      rule: 'FREQ=WEEKLY;BYDAY=TU',
      note: 'Chemotherapy',
    };
    await api.ask(
      'mutation ($input: UnavailabilityInput!) { addUnavailability(input: $input) { id } }',
      { input },
      { cookie },
    );
    // In June it is the same time in Brussels and in Kigali; in December an hour later there.
    const june = await planner.check(`${tuesday}T16:00`);
    expect(of(june, 'UNAVAILABLE')).toEqual([
      expect.objectContaining({
        blocking: false,
        who: 'Marie Uwamana',
        zone: 'Europe/Brussels',
        startsAt: `${tuesday}T13:00:00.000Z`,
        endsAt: `${tuesday}T14:30:00.000Z`,
        message: 'Marie Uwamana is not available then.',
      }),
    ]);
    expect(JSON.stringify(june)).not.toContain('Chemo');
    expect(of(await planner.check(`${tuesday}T16:30`), 'UNAVAILABLE')).toEqual([]);
    expect(of(await planner.check(`${firstWeekday(12, 2)}T16:30`), 'UNAVAILABLE')).toHaveLength(1);
    expect(of(await planner.check(`${daysAfter(tuesday, 1)}T16:00`), 'UNAVAILABLE')).toEqual([]);
  });

  test('a lecturer who is away on that day, as days are where they said it', async () => {
    await livesIn(at.teaching, 'Europe/Brussels');
    const cookie = await api.cookieOf(at.teaching);
    const add = (input: object) =>
      api.ask(
        'mutation ($input: AvailabilityExceptionInput!) { addAvailabilityException(input: $input) { id } }',
        { input },
        { cookie },
      );
    await add({ kind: 'AWAY', firstDay: tuesday, lastDay: daysAfter(tuesday, 1) });
    await add({ kind: 'EXTRA', firstDay: tuesday, from: '15:00', to: '17:00' });
    // In June it is the same time in Brussels and in Kigali.
    const clash = of(await planner.check(`${tuesday}T17:00`), 'UNAVAILABLE');
    expect(clash).toEqual([
      expect.objectContaining({
        blocking: false,
        who: 'Marie Uwamana',
        zone: 'Europe/Brussels',
        startsAt: `${tuesday}T15:00:00.000Z`,
        // As far as the days go on which something is planned.
        endsAt: `${tuesday}T22:00:00.000Z`,
        message: 'Marie Uwamana is not available then.',
      }),
    ]);
    expect(of(await planner.check(`${tuesday}T16:00`), 'UNAVAILABLE')).toEqual([]);
    expect(of(await planner.check(`${daysAfter(tuesday, 1)}T23:00`), 'UNAVAILABLE')).toHaveLength(1);
    expect(of(await planner.check(`${daysAfter(tuesday, 2)}T00:00`), 'UNAVAILABLE')).toEqual([]);
  });

  test('public holidays of the campus’s country and of the lecturer’s, in the reader’s language', async () => {
    await livesIn(at.teaching, 'Europe/Brussels');
    await api.dataSource.query(`UPDATE person SET language = 'fr' WHERE id = $1`, [at.admin]);
    expect(of(await planner.check(`${year}-07-01T17:00`), 'HOLIDAY')).toMatchObject([
      { blocking: false, who: 'Jour de l’Indépendance', country: 'RW', zone: 'Africa/Kigali' },
    ]);
    expect(of(await planner.check(`${year}-07-21T17:00`), 'HOLIDAY')).toMatchObject([
      { who: 'Fête nationale', country: 'BE', zone: 'Europe/Brussels', startsAt: `${year}-07-20T22:00:00.000Z` },
    ]);
    // The stand-in does not live in Belgium; a given country counts more than a zone.
    expect(of(await planner.check(`${year}-07-21T17:00`, { lecturerIds: [at.lecturer] }), 'HOLIDAY')).toEqual([]);
    await api.dataSource.query(`UPDATE person SET country = 'FR' WHERE id = $1`, [at.teaching]);
    expect(of(await planner.check(`${year}-07-14T17:00`), 'HOLIDAY')).toMatchObject([{ country: 'FR' }]);
    await api.dataSource.query(`UPDATE campus SET country = 'CD' WHERE id = $1`, [at.campusId]);
    expect(of(await planner.check(`${year}-06-30T17:00`), 'HOLIDAY')).toMatchObject([{ country: 'CD' }]);
  });

  test('closing days of the institution, and of this campus, not of others', async () => {
    const { manager } = api.dataSource;
    const { institutionId, campusId } = at;
    await manager.save(ClosingDay, { institutionId, campusId: null, day: tuesday, name: 'Founder’s day' });
    await manager.save(ClosingDay, { institutionId, campusId, day: daysAfter(tuesday, 1), name: 'Works' });
    const elsewhere = await saveUniversity(manager, 'Elsewhere');
    await manager.save(ClosingDay, {
      institutionId,
      campusId: elsewhere.campusId,
      day: daysAfter(tuesday, 2),
      name: 'Not here',
    });
    expect(of(await planner.check(at17), 'HOLIDAY')).toContainEqual(
      expect.objectContaining({ who: 'Founder’s day', country: null, blocking: false }),
    );
    const names = async (days: number) =>
      of(await planner.check(`${daysAfter(tuesday, days)}T17:00`), 'HOLIDAY')?.map(({ who }) => who);
    expect(await names(1)).toContain('Works');
    expect(await names(2)).not.toContain('Not here');
  });

  test('a time at which the lecturer sleeps, where the lecturer is', async () => {
    await livesIn(at.teaching, 'Europe/Brussels');
    await api.dataSource.query(`UPDATE person SET waking_to = '21:00' WHERE id = $1`, [at.teaching]);
    // 21:30 to 22:30 in Kigali: in winter 20:30 to 21:30 in Brussels, in summer the same hour there.
    const [before, after] = [daysAfter(lastSunday(3), -5), daysAfter(lastSunday(3), 2)];
    const sleeping = async (localStart: string) => of(await planner.check(localStart), 'WAKING_HOURS');
    expect(await sleeping(`${before}T21:00`)).toEqual([]);
    expect(await sleeping(`${after}T21:00`)).toEqual([
      expect.objectContaining({
        blocking: false,
        who: 'Marie Uwamana',
        zone: 'Europe/Brussels',
        startsAt: `${after}T19:00:00.000Z`,
        endsAt: `${after}T20:00:00.000Z`,
        message: 'Marie Uwamana is up from 07:00 to 21:00 (Europe/Brussels).',
      }),
    ]);
    expect(await sleeping(`${after}T20:00`)).toEqual([]);
  });

  test('a room with too few seats, once for a whole series', async () => {
    const { manager } = api.dataSource;
    await manager.insert(Enrolment, { sectionId: at.sectionId, personId: at.student });
    const small = await room('Closet', 1);
    const { check } = await planner.plan(at17, { roomId: small, rule: 'FREQ=WEEKLY;COUNT=5', accept: ['HOLIDAY'] });
    expect(of(check, 'ROOM_TOO_SMALL')).toMatchObject([
      { blocking: false, who: 'Closet', count: 1, occurrence: at17, message: 'Closet has 1 seats for 2 students.' },
    ]);
    const accept = ['HOLIDAY', 'ROOM_TOO_SMALL'];
    expect(await planner.planned(at17, { roomId: small, rule: 'FREQ=WEEKLY;COUNT=5', accept })).toHaveLength(5);
  });

  test('all of them are told at once; only what is accepted passes', async () => {
    await livesIn(at.teaching, 'Europe/Brussels');
    const input = { accept: ['HOLIDAY'] };
    const { check } = await planner.plan(`${year}-07-21T03:00`, input);
    expect(kinds(check ?? { occurrences: [], clashes: [], freeTimes: [] }).sort()).toEqual(['HOLIDAY', 'WAKING_HOURS']);
    expect(await planner.planned(`${year}-07-21T03:00`, { accept: ['WAKING_HOURS', 'HOLIDAY'] })).toHaveLength(1);
  });

  test('when only the lecturer changes, the feast that was accepted is not asked about again', async () => {
    const session = await planner.one(`${year}-07-01T17:00`);
    await livesIn(at.lecturer, 'Europe/Brussels');
    expect(kinds(await planner.checkMove(session, { lecturerIds: [at.lecturer] }))).toEqual([]);
    expect(kinds(await planner.checkMove(session, { minutes: 90 }))).toEqual(['HOLIDAY']);
  });
});

describe('free times', () => {
  test('the nearest first, on quarters of an hour, at which nothing at all is in the way', async () => {
    const lab = await room('Lab', 60);
    await planner.one(`${tuesday}T16:00`, { sectionId: other, roomId: lab, minutes: 150 });
    const { freeTimes } = await planner.check(at17, { roomId: lab });
    // The room is free before 16:00 and from 18:30; 15:00, to end at 16:00, is further. A quarter of an hour later is no other choice.
    expect(localStarts(freeTimes)).toEqual(
      ['18:30', '15:00', '19:30', '14:00', '20:30'].map((time) => `${tuesday}T${time}`),
    );
    expect(freeTimes[0]).toEqual({
      localStart: `${tuesday}T18:30`,
      startsAt: `${tuesday}T16:30:00.000Z`,
      endsAt: `${tuesday}T17:30:00.000Z`,
      zone: 'Africa/Kigali',
    });
    for (const { localStart } of freeTimes) {
      expect(kinds(await planner.check(localStart, { roomId: lab }))).toEqual([]);
    }
  });

  test('of a series: starts at which all of it is free', async () => {
    await planner.one(`${daysAfter(tuesday, 7)}T16:30`);
    await planner.one(`${daysAfter(tuesday, 14)}T18:00`);
    const rule = { rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3' };
    const { freeTimes } = await planner.check(at17, rule);
    expect(localStarts(freeTimes)).toEqual(
      ['15:30', '19:00', '14:30', '20:00', '13:30'].map((time) => `${tuesday}T${time}`),
    );
    for (const { localStart } of freeTimes) {
      expect(kinds(await planner.check(localStart, rule))).toEqual([]);
    }
  });

  test('in the lecturer’s day, within the term, none in the past', async () => {
    await livesIn(at.teaching, 'Europe/Brussels');
    const { freeTimes } = await planner.check(`${tuesday}T23:30`);
    expect(localStarts(freeTimes)).toEqual(
      ['21:00', '20:00', '19:00', '18:00', '17:00'].map((time) => `${tuesday}T${time}`),
    );
    const beyond = await planner.check(`${year + 1}-01-01T08:00`);
    expect(beyond.freeTimes.length).toBeGreaterThan(0);
    expect(beyond.freeTimes.every(({ localStart }) => localStart < `${year}-12-31T22:01`)).toBe(true);
    const past = await planner.check(new Date(Date.now() - 86_400_000).toISOString().slice(0, 16));
    expect(past.freeTimes.length).toBeGreaterThan(0);
    expect(past.freeTimes.every(({ startsAt }) => Date.parse(startsAt) >= Date.now() - 60_000)).toBe(true);
  });

  test('for a move: its own former time is free', async () => {
    const session = await planner.one(at17);
    await planner.one(`${tuesday}T19:00`);
    const { freeTimes } = await planner.checkMove(session, { localStart: `${tuesday}T18:30` });
    expect(localStarts(freeTimes).slice(0, 3)).toEqual(['18:00', '20:00', '17:00'].map((time) => `${tuesday}T${time}`));
  });
});

describe('facts of others in a clash', () => {
  test('rooms and lecturers of another institution do not exist; students are no lecturers', async () => {
    const elsewhere = await saveUniversity(api.dataSource.manager, 'Elsewhere');
    const { id: theirs } = await api.dataSource.manager.save(LectureRoom, {
      campusId: elsewhere.campusId,
      name: 'X',
      seats: 9,
    });
    for (const wrong of [
      { roomId: theirs },
      { roomId: 'x' },
      { lecturerIds: [elsewhere.lecturer] },
      { lecturerIds: ['x'] },
    ]) {
      expect(refusal(await planner.planning(at17, wrong))).toEqual([['NOT_FOUND', undefined]]);
      const session = await planner.one(`${daysAfter(tuesday, 3)}T17:00`);
      expect(refusal(await planner.moving(session, wrong))).toEqual([['NOT_FOUND', undefined]]);
      await planner.cancel(session.id);
    }
    const student = await planner.planning(at17, { lecturerIds: [at.student] });
    expect(refusal(student)).toEqual([['BAD_INPUT', 'input.lecturerIds']]);
  });

  test('a lecturer who would be in two places is not assigned', async () => {
    const { manager } = api.dataSource;
    const second = await saveSection(manager, { ...at, teaching: at.lecturer });
    const own = await planner.one(at17);
    await planner.planned(`${tuesday}T17:30`, { sectionId: second });
    const assign = 'mutation ($s: ID!, $p: ID!) { assignLecturer(sectionId: $s, personId: $p) { lecturers { id } } }';
    const cookie = await api.cookieOf(at.admin);
    const clash = await api.ask(assign, { s: at.sectionId, p: at.lecturer }, { cookie });
    expect(refusal(clash)).toEqual([['CONFLICT', 'personId']]);
    expect(clash.errors[0]?.message).toMatch(/has INF301 S\d+, at \S+ 17:30 \(Africa\/Kigali\)/);
    // With somebody standing in, the two no longer meet.
    const stand = await saveMember(manager, at.institutionId, 'lecturer');
    await planner.move(own, { lecturerIds: [stand] });
    expect(refusal(await api.ask(assign, { s: at.sectionId, p: at.lecturer }, { cookie }))).toEqual([]);
  });

  test('a lecturer who meets somebody then is not assigned, and nothing of the meeting is told', async () => {
    const { manager } = api.dataSource;
    const owners = new SessionOwners();
    const own = await planner.one(at17);
    const participants = [
      { personId: at.lecturer, role: 'host' as const },
      { personId: at.student, role: 'listener' as const },
    ];
    const ownerId = await owners.add(manager, { kind: 'mentorship', title: 'Goals of the spring', participants });
    const meeting = { topic: 'Private', localStart: `${tuesday}T17:30`, minutes: 30, zone: 'Africa/Kigali' };
    await owners.plan(manager, ownerId, meeting);
    const assign = 'mutation ($s: ID!, $p: ID!) { assignLecturer(sectionId: $s, personId: $p) { lecturers { id } } }';
    const cookie = await api.cookieOf(at.admin);
    const clash = await api.ask(assign, { s: at.sectionId, p: at.lecturer }, { cookie });
    expect(refusal(clash)).toEqual([['CONFLICT', 'personId']]);
    expect(clash.errors[0]?.message).toMatch(/has a class elsewhere at the time of a session of this section/);
    expect(JSON.stringify(clash)).not.toMatch(/Goals|Private|17:30/);
    await owners.remove(manager, ownerId);
    expect(refusal(await api.ask(assign, { s: at.sectionId, p: at.lecturer }, { cookie }))).toEqual([]);
    await planner.cancel(own.id);
  });
});
