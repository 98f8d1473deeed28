import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FreeTimes } from '../src/availability/index.ts';
import { dataOf, daysAfter, firstWeekday, refusal, year } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson, saveSection, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
let own: { cookie: string };
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
  own = { cookie: await api.cookieOf(at.teaching) };
});

const hours = [
  { weekday: 2, from: '18:00', to: '21:00' },
  { weekday: 1, from: '22:00', to: '24:00' },
];
const usual = { zone: 'Africa/Kigali', noticeHours: 12, gapMinutes: 15, mostPerWeek: 3, hours, version: 0 };
const fields =
  'zone noticeHours gapMinutes mostPerWeek version hours { weekday from to } exceptions { id kind firstDay lastDay from to zone }';
const setting = (input: object, as = own) =>
  api.ask(`mutation ($input: AvailabilityInput!) { setAvailability(input: $input) { ${fields} } }`, { input }, as);
const mine = async (as = own) => (await api.ask(`{ myAvailability { ${fields} } }`, {}, as)).data?.['myAvailability'];
const adding = (input: object, as = own) =>
  api.ask(
    'mutation ($input: AvailabilityExceptionInput!) { addAvailabilityException(input: $input) { id zone lastDay from to } }',
    { input },
    as,
  );
const removing = (id: string, as = own) =>
  api.ask('mutation ($id: ID!) { removeAvailabilityException(id: $id) }', { id }, as);
const free = async (from: string, days: number, minutes = 60, as = own) => {
  const reply = await api.ask(
    `query ($from: LocalDate!, $days: Int!, $minutes: Int!) {
      myFreeTimes(from: $from, days: $days, minutes: $minutes) { startsAt endsAt } }`,
    { from, days, minutes },
    as,
  );
  return dataOf<{ startsAt: string; endsAt: string }[]>(reply, 'myFreeTimes');
};
const starts = (found: { startsAt: string }[]) => found.map(({ startsAt }) => startsAt.slice(0, 16));

describe('what somebody says of their hours', () => {
  test('is, while they have said nothing, their waking hours in their zone', async () => {
    await api.dataSource.query(`UPDATE person SET waking_from = '12:00', waking_to = '02:00' WHERE id = $1`, [
      at.teaching,
    ]);
    expect(await mine()).toEqual({
      ...{ zone: 'Africa/Kigali', noticeHours: 24, gapMinutes: 0, mostPerWeek: null, version: 0, exceptions: [] },
      hours: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
        { weekday, from: '00:00', to: '02:00' },
        { weekday, from: '12:00', to: '24:00' },
      ]),
    });
  });

  test('replaces what they said before, and is theirs alone', async () => {
    const first = dataOf(await setting(usual), 'setAvailability');
    expect(first).toEqual({ ...usual, hours: hours.toReversed(), version: 1, exceptions: [] });
    const later = { ...usual, zone: 'europe/brussels', hours: [], mostPerWeek: null, version: 1 };
    expect(dataOf(await setting(later), 'setAvailability')).toEqual({
      ...{ ...later, zone: 'Europe/Brussels', version: 2, exceptions: [] },
    });
    expect(await mine()).toMatchObject({ version: 2, hours: [] });
    expect(await mine({ cookie: await api.cookieOf(at.admin) })).toMatchObject({ version: 0 });
  });

  test('is not written over what they said elsewhere meanwhile', async () => {
    const both = await Promise.all([setting(usual), setting({ ...usual, noticeHours: 1 })]);
    const refused = both.flatMap(refusal);
    expect(refused).toEqual([['STALE', 'input.version']]);
    expect(both.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.facts))).toEqual([{ version: 1 }]);
    expect(await mine()).toMatchObject({ version: 1 });
  });

  test.each([
    ['input.zone', { zone: 'Mars/Base' }],
    ['input.noticeHours', { noticeHours: 721 }],
    ['input.gapMinutes', { gapMinutes: -1 }],
    ['input.mostPerWeek', { mostPerWeek: 0 }],
    ['input.hours.0.weekday', { hours: [{ weekday: 0, from: '09:00', to: '10:00' }] }],
    ['input.hours.1.from', { hours: [hours[0], { weekday: 3, from: '24:00', to: '24:00' }] }],
    ['input.hours.0.to', { hours: [{ weekday: 3, from: '09:00', to: '9:30' }] }],
    ['input.hours.0.to', { hours: [{ weekday: 3, from: '22:00', to: '02:00' }] }],
    ['input.hours.0.to', { hours: [{ weekday: 3, from: '00:00', to: '00:00' }] }],
    // The later of the two, wherever it stands.
    [
      'input.hours.0.from',
      {
        hours: [
          { weekday: 2, from: '11:59', to: '13:00' },
          { weekday: 2, from: '09:00', to: '12:00' },
        ],
      },
    ],
    [
      'input.hours',
      { hours: Array.from({ length: 71 }, (_, n) => ({ weekday: 1, from: '09:00', to: `10:${String(n % 60)}` })) },
    ],
  ])('is refused with a wrong %s', async (field, wrong) => {
    expect(refusal(await setting({ ...usual, ...wrong }))).toEqual([['BAD_INPUT', field]]);
    expect(await mine()).toMatchObject({ version: 0 });
  });

  test('may have parts that touch, and parts at the same time of other days', async () => {
    const parts = [
      { weekday: 2, from: '09:00', to: '12:00' },
      { weekday: 2, from: '12:00', to: '13:00' },
      { weekday: 3, from: '09:00', to: '12:00' },
    ];
    expect(dataOf(await setting({ ...usual, hours: parts }), 'setAvailability')).toMatchObject({ hours: parts });
  });
});

describe('exceptions', () => {
  const tuesday = firstWeekday(6, 2);

  test('are days of the zone of the hours, and are seen and taken back by nobody else', async () => {
    await setting({ ...usual, zone: 'Europe/Brussels' });
    const added = dataOf<{ id: string }>(await adding({ kind: 'AWAY', firstDay: tuesday }), 'addAvailabilityException');
    expect(added).toMatchObject({ zone: 'Europe/Brussels', lastDay: tuesday, from: '00:00', to: '24:00' });
    const other = { cookie: await api.cookieOf(at.admin) };
    expect(await mine(other)).toMatchObject({ exceptions: [] });
    expect(refusal(await removing(added.id, other))).toEqual([['NOT_FOUND', undefined]]);
    expect(await mine()).toMatchObject({ exceptions: [{ id: added.id, kind: 'AWAY', firstDay: tuesday }] });
    expect((await removing(added.id)).data).toEqual({ removeAvailabilityException: true });
    expect(refusal(await removing(added.id))).toEqual([['NOT_FOUND', undefined]]);
    expect(refusal(await removing('x'))).toEqual([['NOT_FOUND', undefined]]);
  });

  test('stay in the zone in which they were said', async () => {
    await adding({ kind: 'AWAY', firstDay: tuesday });
    await setting({ ...usual, zone: 'Europe/Brussels' });
    expect(await mine()).toMatchObject({ exceptions: [{ zone: 'Africa/Kigali' }] });
  });

  test.each([
    ['input.to', { from: '10:00', to: '09:00' }],
    ['input.from', { from: 'ten', to: '11:00' }],
    ['input.lastDay', { lastDay: daysAfter(tuesday, -1) }],
    ['input.lastDay', { lastDay: daysAfter(tuesday, 367) }],
    ['input.firstDay', { firstDay: '1969-01-01', lastDay: null }],
    ['input.zone', { zone: 'Kigali' }],
  ])('are refused with a wrong %s', async (field, wrong) => {
    expect(refusal(await adding({ kind: 'EXTRA', firstDay: tuesday, ...wrong }))).toEqual([['BAD_INPUT', field]]);
  });

  test('are a hundred at most, and those that are over go with the next one', async () => {
    const insert = (day: string, count: number) =>
      api.dataSource.query(
        `INSERT INTO availability_exception (person_id, kind, first_day, last_day, from_time, to_time, zone)
         SELECT $1, 'away', $2, $2, '00:00', '24:00', 'UTC' FROM generate_series(1, $3)`,
        [at.teaching, day, count],
      );
    await insert('2020-02-03', 50);
    await insert(tuesday, 99);
    expect(await mine()).toMatchObject({ exceptions: { length: 99 } });
    expect((await adding({ kind: 'AWAY', firstDay: tuesday })).errors).toEqual([]);
    expect(refusal(await adding({ kind: 'AWAY', firstDay: tuesday }))).toEqual([['CONFLICT', undefined]]);
    const [{ count } = { count: 0 }] = await api.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM availability_exception WHERE person_id = $1',
      [at.teaching],
    );
    expect(count).toBe(100);
  });
});

describe('free times', () => {
  const tuesday = firstWeekday(6, 2);
  const session = async (sectionId: string, startsAt: string, more: { endsAt?: string; cancelled?: boolean } = {}) => {
    const [row] = await api.dataSource.query<{ id: string }[]>(
      `INSERT INTO session (section_id, topic, starts_at, ends_at, zone, local_start, cancelled_at)
       VALUES ($1, '', $2::timestamptz, coalesce($3, $2::timestamptz + interval '1 hour'), 'UTC', '2026-01-01T00:00',
         CASE WHEN $4 THEN now() END) RETURNING id`,
      [sectionId, startsAt, more.endsAt ?? null, more.cancelled ?? false],
    );
    return row?.id ?? '';
  };

  test('are the weekly hours without what one has and the gaps around it, as the own clock counts days', async () => {
    await setting({ ...usual, zone: 'Europe/Brussels' });
    // Tuesday 18:00 to 21:00 in Brussels is 16:00Z to 19:00Z in summer.
    expect(await free(tuesday, 1)).toEqual(
      ['16:00', '16:15', '16:30', '16:45', '17:00', '17:15', '17:30', '17:45', '18:00'].map((start) => ({
        startsAt: `${tuesday}T${start}:00.000Z`,
        endsAt: `${tuesday}T${String(Number(start.slice(0, 2)) + 1)}${start.slice(2)}:00.000Z`,
      })),
    );
    await session(at.sectionId, `${tuesday}T16:30Z`);
    expect(starts(await free(tuesday, 1))).toEqual([`${tuesday}T17:45`, `${tuesday}T18:00`]);
    // Monday 22:00 to 24:00 in Brussels ends on Tuesday at midnight in Brussels, which is still Monday in UTC.
    expect(starts(await free(daysAfter(tuesday, -1), 1, 120))).toEqual([`${daysAfter(tuesday, -1)}T20:00`]);
  });

  test('are none of sessions that were cancelled, that others teach, or whose class was ended', async () => {
    await setting({ ...usual, gapMinutes: 0 });
    const all = starts(await free(tuesday, 1, 180));
    expect(all).toEqual([`${tuesday}T16:00`]);
    await session(at.sectionId, `${tuesday}T16:30Z`, { cancelled: true });
    const substituted = await session(at.sectionId, `${tuesday}T17:00Z`);
    await api.dataSource.query('INSERT INTO session_lecturer (session_id, person_id) VALUES ($1, $2)', [
      substituted,
      at.lecturer,
    ]);
    const ended = await session(at.sectionId, `${tuesday}T15:30Z`, { endsAt: `${tuesday}T16:30Z` });
    await api.dataSource.query(`INSERT INTO class (session_id, ended_at) VALUES ($1, $2)`, [
      ended,
      `${tuesday}T16:00Z`,
    ]);
    const never = await session(at.sectionId, `${tuesday}T18:00Z`);
    await api.dataSource.query(`INSERT INTO class (session_id, ended_at) VALUES ($1, $2)`, [
      never,
      `${tuesday}T17:00Z`,
    ]);
    expect(starts(await free(tuesday, 1, 180))).toEqual(all);
    // Who stands in has the time no more, and neither have the students.
    for (const personId of [at.lecturer, at.enrolled]) {
      const cookie = { cookie: await api.cookieOf(personId) };
      await setting({ ...usual, gapMinutes: 0 }, cookie);
      expect(starts(await free(tuesday, 1, 60, cookie))).not.toContain(`${tuesday}T17:00`);
    }
  });

  test('leave out when one cannot teach and when one is away, and have extra hours', async () => {
    await setting(usual);
    await adding({ kind: 'AWAY', firstDay: tuesday });
    await adding({ kind: 'EXTRA', firstDay: tuesday, from: '10:00', to: '12:00' });
    await api.ask(
      'mutation ($input: UnavailabilityInput!) { addUnavailability(input: $input) { id } }',
      { input: { localStart: `${tuesday}T10:30`, minutes: 30 } },
      own,
    );
    expect(starts(await free(tuesday, 1))).toEqual([`${tuesday}T09:00`]);
  });

  test('count meetings without a section towards the most in a week, and are not while one is on', async () => {
    await setting({ ...usual, mostPerWeek: 2 });
    const [owner] = await api.dataSource.query<{ id: string }[]>(
      `WITH owner AS (INSERT INTO session_owner (kind, title) VALUES ('mentorship', 'Goals') RETURNING id)
       INSERT INTO session_owner_participant (owner_id, person_id, role) SELECT id, $1, 'host' FROM owner RETURNING owner_id AS id`,
      [at.teaching],
    );
    const meeting = (startsAt: string) =>
      api.dataSource.query(
        `INSERT INTO session (owner_id, topic, starts_at, ends_at, zone, local_start)
         VALUES ($1, '', $2::timestamptz, $2::timestamptz + interval '1 hour', 'UTC', '2026-01-01T00:00')`,
        [owner?.id, startsAt],
      );
    await session(at.sectionId, `${daysAfter(tuesday, 1)}T08:00Z`);
    await meeting(`${tuesday}T16:00Z`);
    expect(starts(await free(tuesday, 1, 90))).toEqual([`${tuesday}T17:15`, `${tuesday}T17:30`]);
    await meeting(`${daysAfter(tuesday, 4)}T16:00Z`);
    expect(await free(tuesday, 6)).toEqual([]);
    expect(await free(daysAfter(tuesday, 6), 7)).not.toEqual([]);
  });

  test('of somebody who has said nothing are in their waking hours', async () => {
    // 07:00 to 22:00 in Kigali.
    expect(starts(await free(tuesday, 1, 480))).toEqual(
      Array.from(
        { length: 29 },
        (_, n) => `${tuesday}T${new Date((300 + n * 15) * 60_000).toISOString().slice(11, 16)}`,
      ),
    );
  });

  test('of several people are those of all of them, in one statement', async () => {
    const { manager } = api.dataSource;
    const other = await savePerson(manager);
    const theirs = { cookie: await api.cookieOf(other) };
    await setting(usual);
    await setting({ ...usual, zone: 'Africa/Kinshasa', gapMinutes: 0 }, theirs);
    // 18:00 to 21:00 is 16:00Z to 19:00Z in Kigali and 17:00Z to 20:00Z in Kinshasa.
    const section = await saveSection(manager, { ...at, teaching: other });
    await session(section, `${tuesday}T18:00Z`, { endsAt: `${tuesday}T18:30Z` });
    const asked = { minutes: 45, from: tuesday, days: 1, readerId: at.teaching };
    const freeTimes = api.app.get(FreeTimes);
    const now = new Date(`${year}-01-01T00:00Z`);
    const found = await freeTimes.of({ ...asked, personIds: [at.teaching, other] }, now);
    expect(found.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual(['17:00', '17:15']);
    expect(await freeTimes.of({ ...asked, personIds: [other, at.teaching, other] }, now)).toEqual(found);
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const personIds of [[nobody, at.teaching], ['x', at.teaching], [other]]) {
      await expect(freeTimes.of({ ...asked, personIds }, now)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test.each([
    ['minutes', { minutes: 5 }],
    ['minutes', { minutes: 481 }],
    ['days', { days: 0 }],
    ['days', { days: 85 }],
    ['from', { from: '2201-01-01' }],
  ])('are refused with wrong %s', async (field, wrong) => {
    const reply = await api.ask(
      'query ($from: LocalDate!, $days: Int!, $minutes: Int!) { myFreeTimes(from: $from, days: $days, minutes: $minutes) { startsAt } }',
      { from: tuesday, days: 1, minutes: 60, ...wrong },
      own,
    );
    expect(refusal(reply)).toEqual([['BAD_INPUT', field]]);
  });
});
