import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Campus, Section, Term } from '#database';
import { Planner, anyWarning, dataOf, firstWeekday, kinds, lastSunday, refusal, year } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
let cookie: string;
let planner: Planner;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
  cookie = await api.cookieOf(at.admin);
  planner = new Planner(api, cookie, at.sectionId);
});

describe('planning', () => {
  test('in the zone of the campus', async () => {
    const outcome = await planner.plan(`${year}-02-15T17:00`, { topic: '  Indexes ', minutes: 90, accept: anyWarning });
    expect(outcome).toEqual({
      told: 2,
      sessions: [
        {
          id: expect.any(String),
          topic: 'Indexes',
          startsAt: `${year}-02-15T15:00:00.000Z`,
          endsAt: `${year}-02-15T16:30:00.000Z`,
          zone: 'Africa/Kigali',
          localStart: `${year}-02-15T17:00`,
          phase: 'PLANNED',
          substituted: false,
          version: 1,
          room: null,
          lecturers: [{ id: at.teaching, name: expect.any(String) }],
          series: null,
        },
      ],
    });
  });

  test('in another zone that is named', async () => {
    const winter = await planner.one(`${year}-02-15T17:00`, { zone: 'Europe/Brussels' });
    const summer = await planner.one(`${year}-07-15T17:00`, { zone: 'europe/brussels' });
    expect(winter.startsAt).toBe(`${year}-02-15T16:00:00.000Z`);
    expect(summer).toMatchObject({ startsAt: `${year}-07-15T15:00:00.000Z`, zone: 'Europe/Brussels' });
  });

  test('not in the hour that the clocks skip', async () => {
    const reply = await planner.planning(`${lastSunday(3)}T02:30`, { zone: 'Europe/Brussels' });
    expect(refusal(reply)).toEqual([['BAD_INPUT', 'input.localStart']]);
    expect(reply.errors[0]?.message).toContain('does not exist in Europe/Brussels');
    expect(reply.errors[0]?.extensions.facts).toEqual({
      localStart: `${lastSunday(3)}T02:30`,
      zone: 'Europe/Brussels',
    });
  });

  test.each([
    ['no zone at all', { zone: 'Butare' }, 'input.zone'],
    ['a minute', { minutes: 1 }, 'input.minutes'],
    ['a whole day', { minutes: 1440 }, 'input.minutes'],
    ['less than nothing', { minutes: -60 }, 'input.minutes'],
    ['a topic of many lines', { topic: 'a\nb' }, 'input.topic'],
    ['a topic of 201 characters', { topic: 'x'.repeat(201) }, 'input.topic'],
    ['a date that does not exist', { localStart: `${year}-02-30T17:00` }, 'input.localStart'],
    ['seconds', { localStart: `${year}-02-03T17:00:00` }, 'input.localStart'],
    ['the year 9999', { localStart: '9999-12-31T17:00', rule: 'FREQ=DAILY' }, 'input.localStart'],
    ['the year 0', { localStart: '0000-01-01T17:00' }, 'input.localStart'],
    ['a rule that is none', { rule: 'every Monday' }, 'input.rule'],
    ['dates left out of nothing', { except: [`${year}-02-03`] }, 'input.except'],
  ])('not %s', async (_, wrong, field) => {
    expect(refusal(await planner.planning(`${year}-02-03T17:00`, wrong))).toEqual([['BAD_INPUT', field]]);
    expect(refusal(await planner.checking(`${year}-02-03T17:00`, wrong))).toEqual([['BAD_INPUT', field]]);
  });

  test.each(['finished', 'cancelled'])('not in a section that is %s', async (state) => {
    await api.dataSource.query('UPDATE section SET state = $2 WHERE id = $1', [at.sectionId, state]);
    expect(refusal(await planner.planning(`${year}-02-03T17:00`))).toEqual([['CONFLICT', 'input.sectionId']]);
  });

  test('a session that is over cannot be planned, one that runs may be written down', async () => {
    const over = await planner.plan(`${year - 2}-06-01T17:00`, { accept: [...anyWarning, 'PAST'] });
    expect(over.check?.clashes.filter(({ blocking }) => blocking).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['PAST']),
    );
    await api.dataSource.query('UPDATE session SET cancelled_at = now()');
    const running = new Date(Date.now() + 2 * 3_600_000 - 600_000).toISOString().slice(0, 16);
    expect(kinds(await planner.check(running)).filter((kind) => kind === 'PAST' || kind === 'SECTION')).toEqual([]);
  });

  test("a term's days are the campus's: the evening of the last day belongs to it, midnight does not", async () => {
    const { manager } = api.dataSource;
    const { id: campusId } = await manager.save(Campus, {
      institutionId: at.institutionId,
      name: 'Kinshasa',
      zone: 'Africa/Kinshasa',
    });
    const { id: termId } = await manager.save(Term, {
      institutionId: at.institutionId,
      name: 'Short',
      startsOn: `${year}-05-02`,
      endsOn: `${year}-05-31`,
    });
    const { id: sectionId } = await manager.save(Section, { courseId: at.courseId, termId, campusId, name: 'K' });
    const outside = async (localStart: string, more = {}) => {
      const { clashes } = await planner.check(localStart, { sectionId, ...more });
      return clashes.filter(({ kind }) => kind === 'OUTSIDE_TERM').map(({ who, blocking }) => [who, blocking]);
    };
    // 23:00 in Kinshasa is midnight in Kigali.
    expect(await outside(`${year}-05-31T23:00`)).toEqual([]);
    expect(await outside(`${year}-05-31T23:30`, { minutes: 31 })).toEqual([['Short', true]]);
    expect(await outside(`${year}-05-01T23:59`)).toEqual([['Short', true]]);
    expect(await outside(`${year}-05-02T00:00`)).toEqual([]);
    expect(await outside(`${year}-06-01T00:00`, { zone: 'Africa/Kigali' })).toEqual([]);
  });
});

describe('moving and cancelling one', () => {
  test('a session may overlap its own former time', async () => {
    const session = await planner.one(`${year}-02-03T17:00`);
    const { sessions, told } = await planner.move(session, { localStart: `${year}-02-03T17:30` });
    expect(told).toBe(2);
    expect(sessions).toMatchObject([
      { id: session.id, startsAt: `${year}-02-03T15:30:00.000Z`, endsAt: `${year}-02-03T16:30:00.000Z`, version: 2 },
    ]);
  });

  test('but not another one', async () => {
    await planner.one(`${year}-02-03T17:00`);
    const session = await planner.one(`${year}-02-04T17:00`);
    const { check } = await planner.move(session, { localStart: `${year}-02-03T17:30` });
    expect(check?.clashes).toContainEqual(expect.objectContaining({ kind: 'SECTION', blocking: true }));
    expect((await planner.all()).map(({ localStart }) => localStart)).toContain(`${year}-02-04T17:00`);
  });

  test('a new length, another zone; the time in that zone must be said', async () => {
    const session = await planner.one(`${year}-07-06T17:00`);
    const longer = await planner.move(session, { minutes: 120 });
    expect(longer.sessions).toMatchObject([
      { endsAt: `${year}-07-06T17:00:00.000Z`, localStart: `${year}-07-06T17:00` },
    ]);
    const again = { id: session.id, version: 2 };
    expect(refusal(await planner.moving(again, { zone: 'Africa/Kinshasa' }))).toEqual([
      ['BAD_INPUT', 'input.localStart'],
    ]);
    const elsewhere = await planner.move(again, { zone: 'Africa/Kinshasa', localStart: `${year}-07-06T17:00` });
    expect(elsewhere.sessions).toMatchObject([{ startsAt: `${year}-07-06T16:00:00.000Z`, zone: 'Africa/Kinshasa' }]);
  });

  test('an edit of a session that somebody else changed meanwhile is refused', async () => {
    const session = await planner.one(`${year}-02-03T17:00`);
    await planner.move(session, { topic: 'Joins' });
    const late = await planner.moving(session, { localStart: `${year}-02-05T17:00` });
    expect(refusal(late)).toEqual([['STALE', 'version']]);
    expect(late.errors[0]?.extensions.facts).toEqual({ version: 2 });
  });

  test('a new topic alone is asked nothing and told nobody', async () => {
    const session = await planner.one(`${year}-12-25T23:00`);
    const reply = await planner.moving(session, { topic: 'Joins' });
    expect(dataOf(reply, 'moveSession')).toMatchObject({ told: 0, sessions: [{ topic: 'Joins' }] });
  });

  test('cancelling twice changes nothing; a cancelled session is not moved', async () => {
    const session = await planner.one(`${year}-02-03T17:00`);
    expect(await planner.cancel(session.id)).toMatchObject([{ id: session.id, phase: 'CANCELLED', version: 2 }]);
    expect(await planner.cancel(session.id)).toMatchObject([{ phase: 'CANCELLED', version: 2 }]);
    const reply = await planner.moving({ id: session.id, version: 2 }, { localStart: `${year}-02-05T17:00` });
    expect(refusal(reply)).toEqual([['CONFLICT', 'input.sessionId']]);
    expect(reply.errors[0]?.extensions.facts).toEqual({ reason: 'cancelled' });
  });

  test('once the class has begun it is neither moved nor cancelled', async () => {
    const { manager } = api.dataSource;
    const id = await saveSession(manager, at.sectionId, 5);
    await manager.query('INSERT INTO class (session_id) VALUES ($1)', [id]);
    expect((await planner.move({ id, version: 1 }, { localStart: `${year}-02-05T17:00` })).told).toBe(2);
    await manager.query('UPDATE class SET last_seq = 1 WHERE session_id = $1', [id]);
    const late = await planner.moving({ id, version: 2 }, { localStart: `${year}-02-06T17:00` });
    expect(refusal(late)).toEqual([['CONFLICT', 'input.sessionId']]);
    expect(refusal(await planner.cancelling(id))).toEqual([['CONFLICT', 'id']]);
  });

  test('a missed session can be given another time, and no other change', async () => {
    const id = await saveSession(api.dataSource.manager, at.sectionId, -24 * 60);
    expect(refusal(await planner.moving({ id, version: 1 }, { topic: 'x' }))).toEqual([
      ['CONFLICT', 'input.sessionId'],
    ]);
    const { sessions } = await planner.move({ id, version: 1 }, { localStart: `${year}-02-05T17:00` });
    expect(sessions).toMatchObject([{ id, phase: 'PLANNED' }]);
  });
});

describe('the next sessions of a person', () => {
  const agenda = 'query ($days: Int) { agenda(days: $days) { id phase } }';
  const of = async (who: string, days?: number) => {
    const reply = await api.ask(agenda, days === undefined ? {} : { days }, { cookie: await api.cookieOf(who) });
    return reply.data as unknown as { agenda: { id: string; phase: string }[] };
  };

  test('running, coming and cancelled ones for lecturer and student; nothing for others', async () => {
    const { manager } = api.dataSource;
    const day = 24 * 60;
    await saveSession(manager, at.sectionId, -day);
    const ended = await saveSession(manager, at.sectionId, -50);
    await manager.query('INSERT INTO class (session_id, ended_at) VALUES ($1, now())', [ended]);
    const soon = await saveSession(manager, at.sectionId, 10);
    const tomorrow = await saveSession(manager, at.sectionId, day);
    const cancelled = await saveSession(manager, at.sectionId, 2 * day);
    await manager.query('UPDATE session SET cancelled_at = now() WHERE id = $1', [cancelled]);
    await saveSession(manager, at.sectionId, 20 * day);
    const expected = {
      agenda: [
        { id: at.sessionId, phase: 'OPEN' },
        { id: soon, phase: 'OPEN' },
        { id: tomorrow, phase: 'PLANNED' },
        { id: cancelled, phase: 'CANCELLED' },
      ],
    };
    expect(await of(at.teaching)).toEqual(expected);
    expect(await of(at.enrolled)).toEqual(expected);
    expect((await of(at.enrolled, 1)).agenda).toHaveLength(3);
    expect((await of(at.enrolled, 60)).agenda).toHaveLength(5);
    for (const who of [at.admin, at.student, at.lecturer]) expect(await of(who)).toEqual({ agenda: [] });
  });

  test('a draft is for those who teach it; a suspended member sees nothing of it', async () => {
    await api.dataSource.query(`UPDATE section SET state = 'draft' WHERE id = $1`, [at.sectionId]);
    expect((await of(at.teaching)).agenda).toHaveLength(1);
    expect((await of(at.enrolled)).agenda).toEqual([]);
    await api.dataSource.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [at.teaching]);
    expect((await of(at.teaching)).agenda).toEqual([]);
  });

  test.each([0, 61, -1])('%i days are refused', async (days) => {
    const reply = await api.ask(agenda, { days }, { cookie });
    expect(refusal(reply)).toEqual([['BAD_INPUT', 'days']]);
  });
});

describe('when a lecturer cannot', () => {
  const add = `mutation ($input: UnavailabilityInput!) { addUnavailability(input: $input) {
    id localStart minutes zone rule note } }`;
  const mine = '{ myUnavailability { id note } }';
  const remove = 'mutation ($id: ID!) { removeUnavailability(id: $id) }';

  test('is said, seen and taken back by nobody else', async () => {
    const own = { cookie: await api.cookieOf(at.teaching) };
    const input = {
      localStart: `${year}-02-01T12:00`,
      minutes: 90,
      rule: 'freq=weekly;byday=mo',
      note: 'At the dentist',
    };
    const added = dataOf<{ id: string }>(await api.ask(add, { input }, own), 'addUnavailability');
    expect(added).toEqual({
      id: expect.any(String),
      localStart: `${year}-02-01T12:00`,
      minutes: 90,
      zone: 'Africa/Kigali',
      rule: 'FREQ=WEEKLY;BYDAY=MO',
      note: 'At the dentist',
    });
    expect((await api.ask(mine, {}, { cookie })).data).toEqual({ myUnavailability: [] });
    expect(refusal(await api.ask(remove, { id: added.id }, { cookie }))).toEqual([['NOT_FOUND', undefined]]);
    expect((await api.ask(mine, {}, own)).data).toEqual({ myUnavailability: [{ id: added.id, note: input.note }] });
    const monday = firstWeekday(3, 1);
    const inWeek = `from: "${monday}", days: 1`;
    const theirs = `{ myUnavailableTimes(${inWeek}) { startsAt endsAt note } }`;
    const time = { startsAt: `${monday}T10:00:00.000Z`, endsAt: `${monday}T11:30:00.000Z` };
    expect((await api.ask(theirs, {}, own)).data).toEqual({ myUnavailableTimes: [{ ...time, note: input.note }] });
    expect((await api.ask(theirs, {}, { cookie })).data).toEqual({ myUnavailableTimes: [] });
    const who = `institutionId: "${at.institutionId}", personId: "${at.teaching}"`;
    const asMember = `{ memberUnavailableTimes(${who}, ${inWeek}) { startsAt endsAt note } }`;
    // Why is the lecturer's own business.
    expect((await api.ask(asMember, {}, { cookie })).data).toEqual({ memberUnavailableTimes: [{ ...time, note: '' }] });
    expect((await api.ask(remove, { id: added.id }, own)).data).toEqual({ removeUnavailability: true });
    expect(refusal(await api.ask(remove, { id: added.id }, own))).toEqual([['NOT_FOUND', undefined]]);
  });

  test('days away are among the times at which they cannot, for those who plan too', async () => {
    const own = { cookie: await api.cookieOf(at.teaching) };
    const monday = firstWeekday(3, 1);
    const away = `mutation { addAvailabilityException(input: { kind: AWAY, firstDay: "${monday}", from: "12:00", to: "14:00",
      zone: "Africa/Kigali" }) { id } }`;
    const { id } = dataOf<{ id: string }>(await api.ask(away, {}, own), 'addAvailabilityException');
    const inWeek = `from: "${monday}", days: 1`;
    const time = { startsAt: `${monday}T10:00:00.000Z`, endsAt: `${monday}T12:00:00.000Z`, note: '' };
    const theirs = `{ myUnavailableTimes(${inWeek}) { startsAt endsAt note } }`;
    expect((await api.ask(theirs, {}, own)).data).toEqual({ myUnavailableTimes: [time] });
    const who = `institutionId: "${at.institutionId}", personId: "${at.teaching}"`;
    const asMember = `{ memberUnavailableTimes(${who}, ${inWeek}) { startsAt endsAt note } }`;
    expect((await api.ask(asMember, {}, { cookie })).data).toEqual({ memberUnavailableTimes: [time] });
    await api.ask('mutation ($id: ID!) { removeAvailabilityException(id: $id) }', { id }, own);
    expect((await api.ask(theirs, {}, own)).data).toEqual({ myUnavailableTimes: [] });
  });

  test.each([
    ['input.minutes', { minutes: 5 }],
    ['input.zone', { zone: 'Mars/Base' }],
    ['input.rule', { rule: 'FREQ=HOURLY' }],
    ['input.note', { note: 'x'.repeat(201) }],
    ['input.localStart', { zone: 'Europe/Brussels', localStart: `${lastSunday(3)}T02:30` }],
  ])('not with a wrong %s', async (field, wrong) => {
    const input = { localStart: `${year}-02-01T12:00`, minutes: 90, ...wrong };
    expect(refusal(await api.ask(add, { input }, { cookie }))).toEqual([['BAD_INPUT', field]]);
  });
});
