import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Campus, Section, SectionLecturer, Term } from '#database';
import { startApi } from './running-api.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { saveMember, saveSection, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

const schedule =
  'mutation ($input: ScheduleSessionInput!) { scheduleSession(input: $input) { id topic startsAt endsAt zone localStart phase } }';
const reschedule =
  'mutation ($input: RescheduleSessionInput!) { rescheduleSession(input: $input) { id startsAt zone localStart } }';
const cancel = 'mutation ($id: ID!) { cancelSession(id: $id) { id phase } }';

/** A year from now, when Brussels has both its clock changes ahead. */
const year = new Date().getUTCFullYear() + 1;

let api: RunningApi;
let at: University;
let cookie: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
  cookie = await api.cookieOf(at.admin);
});

const plan = (localStart: string, more: object = {}) =>
  api.ask(schedule, { input: { sectionId: at.sectionId, localStart, minutes: 60, ...more } }, { cookie });
const refusal = ({ errors }: Reply) => errors.map(({ extensions: { code, field } }) => [code, field]);
const idOf = (reply: Reply) => (reply.data as unknown as { scheduleSession: { id: string } }).scheduleSession.id;

describe('scheduling', () => {
  test('in the zone of the campus', async () => {
    const { data } = await plan(`${year}-01-15T17:00`, { topic: '  Indexes ', minutes: 90 });
    expect(data).toEqual({
      scheduleSession: {
        id: expect.any(String),
        topic: 'Indexes',
        startsAt: `${year}-01-15T15:00:00.000Z`,
        endsAt: `${year}-01-15T16:30:00.000Z`,
        zone: 'Africa/Kigali',
        localStart: `${year}-01-15T17:00`,
        phase: 'PLANNED',
      },
    });
  });

  test('in another zone that is named', async () => {
    const winter = await plan(`${year}-01-15T17:00`, { zone: 'Europe/Brussels' });
    const summer = await plan(`${year}-07-15T17:00`, { zone: 'europe/brussels' });
    expect(winter.data).toMatchObject({ scheduleSession: { startsAt: `${year}-01-15T16:00:00.000Z` } });
    expect(summer.data).toMatchObject({
      scheduleSession: { startsAt: `${year}-07-15T15:00:00.000Z`, zone: 'Europe/Brussels' },
    });
  });

  test('not in the hour that the clocks skip', async () => {
    const lastSundayOfMarch = 31 - new Date(Date.UTC(year, 2, 31)).getUTCDay();
    const reply = await plan(`${year}-03-${lastSundayOfMarch}T02:30`, { zone: 'Europe/Brussels' });
    expect(refusal(reply)).toEqual([['BAD_INPUT', 'input.localStart']]);
    expect(reply.errors[0]?.message).toContain('does not exist in Europe/Brussels');
  });

  test.each([
    ['no zone at all', { zone: 'Butare' }, 'input.zone'],
    ['a minute', { minutes: 1 }, 'input.minutes'],
    ['a whole day', { minutes: 1440 }, 'input.minutes'],
    ['less than nothing', { minutes: -60 }, 'input.minutes'],
    ['a topic of many lines', { topic: 'a\nb' }, 'input.topic'],
    ['a topic of 201 characters', { topic: 'x'.repeat(201) }, 'input.topic'],
    ['a time that is over', { localStart: `${year - 2}-06-01T17:00` }, 'input.localStart'],
    ['a time beyond the term', { localStart: `${year + 1}-01-01T17:00` }, 'input.localStart'],
    ['a date that does not exist', { localStart: `${year}-02-30T17:00` }, 'input.localStart'],
    ['seconds', { localStart: `${year}-02-03T17:00:00` }, 'input.localStart'],
  ])('not %s', async (_, wrong, field) => {
    expect(refusal(await plan(`${year}-02-03T17:00`, wrong))).toEqual([['BAD_INPUT', field]]);
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
      startsOn: `${year}-05-01`,
      endsOn: `${year}-05-31`,
    });
    const { id: sectionId } = await manager.save(Section, { courseId: at.courseId, termId, campusId, name: 'K' });
    // 23:00 in Kinshasa is midnight in Kigali.
    expect(refusal(await plan(`${year}-05-31T23:00`, { sectionId }))).toEqual([]);
    expect(refusal(await plan(`${year}-05-31T23:30`, { sectionId, minutes: 31 }))).not.toEqual([]);
    expect(refusal(await plan(`${year}-04-30T23:59`, { sectionId }))).toEqual([['BAD_INPUT', 'input.localStart']]);
    expect(refusal(await plan(`${year}-05-01T00:00`, { sectionId }))).toEqual([]);
  });
});

describe('clashes', () => {
  test('the section itself', async () => {
    await plan(`${year}-02-03T17:00`);
    const reply = await plan(`${year}-02-03T17:59`);
    expect(refusal(reply)).toEqual([['CONFLICT', 'input.localStart']]);
    expect(reply.errors[0]?.message).toBe(
      `This section has another session then, at ${year}-02-03 17:00 (Africa/Kigali). Choose another time.`,
    );
    expect(refusal(await plan(`${year}-02-03T18:00`))).toEqual([]);
    expect(refusal(await plan(`${year}-02-03T16:00`))).toEqual([]);
  });

  test('a lecturer in another section, which is named', async () => {
    const other = await saveSection(api.dataSource.manager, at);
    await plan(`${year}-02-03T17:00`);
    const reply = await plan(`${year}-02-03T17:30`, { sectionId: other });
    expect(refusal(reply)).toEqual([['CONFLICT', 'input.localStart']]);
    expect(reply.errors[0]?.message).toMatch(
      /^Person \d+ has INF301 S\d+, at \d{4}-02-03 17:00 \(Africa\/Kigali\) then\./,
    );
  });

  test('a lecturer at another university, about which nothing is told', async () => {
    const elsewhere = await saveUniversity(api.dataSource.manager, 'Elsewhere');
    await api.dataSource.manager.insert(SectionLecturer, { sectionId: elsewhere.sectionId, personId: at.teaching });
    const admin = await api.cookieOf(elsewhere.admin);
    await api.ask(
      schedule,
      { input: { sectionId: elsewhere.sectionId, localStart: `${year}-02-03T17:00`, minutes: 60 } },
      { cookie: admin },
    );
    const reply = await plan(`${year}-02-03T17:30`);
    expect(reply.errors[0]?.message).toMatch(/^Person \d+ has a class elsewhere then\. Choose another time\.$/);
  });

  test('a cancelled session is in nobody’s way', async () => {
    const planned = await plan(`${year}-02-03T17:00`);
    expect((await api.ask(cancel, { id: idOf(planned) }, { cookie })).data).toMatchObject({
      cancelSession: { phase: 'CANCELLED' },
    });
    expect(refusal(await plan(`${year}-02-03T17:00`))).toEqual([]);
  });

  test('of ten that are planned at the same time at once, one is', async () => {
    const others = await Promise.all(Array.from({ length: 4 }, () => saveSection(api.dataSource.manager, at)));
    const sections = [at.sectionId, ...others];
    // Several rounds: in the first one the connections to the database are still being made, one after the other.
    for (const day of ['03', '04', '05', '06']) {
      const replies = await Promise.all(
        [...sections, ...sections].map((sectionId) => plan(`${year}-02-${day}T17:00`, { sectionId })),
      );
      expect(replies.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
      expect(new Set(replies.flatMap(refusal).flat())).toEqual(new Set(['CONFLICT', 'input.localStart']));
    }
  });

  test('a lecturer who would be in two places is not assigned', async () => {
    const { manager } = api.dataSource;
    const other = await saveSection(manager, { ...at, teaching: at.lecturer });
    await plan(`${year}-02-03T17:00`);
    await plan(`${year}-02-03T17:30`, { sectionId: other });
    const assign = 'mutation ($s: ID!, $p: ID!) { assignLecturer(sectionId: $s, personId: $p) { lecturers { id } } }';
    const clash = await api.ask(assign, { s: at.sectionId, p: at.lecturer }, { cookie });
    expect(refusal(clash)).toEqual([['CONFLICT', 'personId']]);
    const free = await saveMember(manager, at.institutionId, 'lecturer');
    const reply = await api.ask(assign, { s: at.sectionId, p: free }, { cookie });
    expect(reply.data).toMatchObject({ assignLecturer: { lecturers: [{ id: at.teaching }, { id: free }] } });
    // A second time changes nothing.
    expect((await api.ask(assign, { s: at.sectionId, p: free }, { cookie })).data).toEqual(reply.data);
  });
});

describe('moving and cancelling', () => {
  const move = (sessionId: string, localStart: string, more: object = {}) =>
    api.ask(reschedule, { input: { sessionId, localStart, minutes: 60, ...more } }, { cookie });

  test('a session may overlap its own former time', async () => {
    const id = idOf(await plan(`${year}-02-03T17:00`));
    expect((await move(id, `${year}-02-03T17:30`)).data).toMatchObject({
      rescheduleSession: { id, startsAt: `${year}-02-03T15:30:00.000Z`, localStart: `${year}-02-03T17:30` },
    });
  });

  test('but not another one', async () => {
    await plan(`${year}-02-03T17:00`);
    const id = idOf(await plan(`${year}-02-04T17:00`));
    expect(refusal(await move(id, `${year}-02-03T17:30`))).toEqual([['CONFLICT', 'input.localStart']]);
  });

  test('cancelling twice changes nothing; a cancelled session is not moved', async () => {
    const id = idOf(await plan(`${year}-02-03T17:00`));
    await api.ask(cancel, { id }, { cookie });
    expect(refusal(await api.ask(cancel, { id }, { cookie }))).toEqual([]);
    expect(refusal(await move(id, `${year}-02-05T17:00`))).toEqual([['CONFLICT', 'sessionId']]);
  });

  test('once the class has begun it is neither moved nor cancelled', async () => {
    const { manager } = api.dataSource;
    const id = await saveSession(manager, at.sectionId, 5);
    await manager.query('INSERT INTO class (session_id) VALUES ($1)', [id]);
    expect(refusal(await move(id, `${year}-02-05T17:00`))).toEqual([]);
    await manager.query('UPDATE class SET last_seq = 1 WHERE session_id = $1', [id]);
    expect(refusal(await move(id, `${year}-02-06T17:00`))).toEqual([['CONFLICT', 'sessionId']]);
    expect(refusal(await api.ask(cancel, { id }, { cookie }))).toEqual([['CONFLICT', 'sessionId']]);
  });
});

describe('what is next', () => {
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

  test.each([0, 61, -1])('%i days are refused', async (days) => {
    const reply = await api.ask(agenda, { days }, { cookie });
    expect(refusal(reply)).toEqual([['BAD_INPUT', 'days']]);
  });
});
