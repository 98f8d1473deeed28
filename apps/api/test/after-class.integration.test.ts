import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { NewClassEvent } from '#classroom';
import type { TalkCopy } from '#classroom/talk-copy';
import { readTicket } from '#contract/ticket';
import { Enrolment, SectionLecturer } from '#database';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

/** A class after its end: opened again, read again; and one that only rehearses. */

let api: RunningApi;
let at: University;
let sessionId: string;
let missed: string;
let later: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  at = await saveUniversity(manager, 'University');
  sessionId = await saveSession(manager, at.sectionId, -30);
  missed = await saveMember(manager, at.institutionId, 'student');
  await manager.insert(Enrolment, { sectionId: at.sectionId, personId: missed });
  later = await saveMember(manager, at.institutionId, 'lecturer');
});

/** @param ended minutes ago */
async function held(ended: number | undefined, end: object = {}): Promise<void> {
  const events: NewClassEvent[] = [
    { by: at.teaching, type: 'joined', body: { name: 'Teacher', role: 'host' } },
    { by: at.enrolled, type: 'joined', body: { name: 'Student', role: 'listener' } },
    { by: at.enrolled, type: 'message-posted', body: { text: 'for all' } },
    { by: at.enrolled, type: 'message-posted', body: { text: 'in private', to: 'moderators' } },
    ...(ended === undefined ? [] : [{ by: at.teaching, type: 'class-ended', body: end } as const]),
  ];
  await api.dataSource.query(
    `WITH held AS (INSERT INTO class (session_id, last_seq, opened_at, ended_at)
       VALUES ($1, $2, now() - interval '50 minutes', now() - make_interval(mins => $4)) RETURNING id)
     INSERT INTO class_event (class_id, seq, at, by, type, body)
     SELECT held.id, seq, now() - make_interval(mins => coalesce($4, 0)), by, type, body
     FROM held, jsonb_to_recordset($3) AS event(seq integer, by uuid, type text, body jsonb)`,
    [
      sessionId,
      events.length,
      JSON.stringify(events.map((event, index) => ({ seq: index + 1, ...event }))),
      ended ?? null,
    ],
  );
}

async function after(who: string) {
  const { data } = await api.ask(
    'query ($id: ID!) { classAfter(sessionId: $id) { open reopenUntil talkPath } }',
    { id: sessionId },
    { cookie: await api.cookieOf(who) },
  );
  return (data as unknown as { classAfter: { open: boolean; reopenUntil: string | null; talkPath: string | null } })
    .classAfter;
}
async function enters(who: string, reopen: boolean) {
  const { data, errors } = await api.ask(
    'mutation ($id: ID!, $reopen: Boolean!) { enterClass(sessionId: $id, reopen: $reopen) { ticket } }',
    { id: sessionId, reopen },
    { cookie: await api.cookieOf(who) },
  );
  return (
    errors[0]?.extensions?.['code'] ?? typeof (data as unknown as { enterClass: { ticket: string } }).enterClass.ticket
  );
}
async function talk(who: string): Promise<TalkCopy> {
  return (await (await api.get(`/files/talk/${sessionId}.json`, await api.cookieOf(who))).json()) as TalkCopy;
}
const texts = ({ messages }: TalkCopy) => messages.map(({ text }) => text);

test('the person who ended it may open it again for a quarter of an hour; nobody else may', async () => {
  await held(5);
  const { open, reopenUntil } = await after(at.teaching);
  expect(open).toBe(false);
  const minutes = (Date.parse(reopenUntil ?? '') - Date.now()) / 60_000;
  expect([minutes > 9, minutes < 10.1]).toEqual([true, true]);
  expect((await after(at.enrolled)).reopenUntil).toBeNull();
  expect(await enters(at.teaching, false)).toBe('CLASS_ENDED');
  expect(await enters(at.enrolled, true)).toBe('CLASS_ENDED');
  expect(await enters(at.teaching, true)).toBe('string');
});

test.each([
  ['a quarter of an hour later', 16, {}],
  ['when its time was up', 5, { timeUp: true }],
])('%s nobody opens it again', async (_, ended, end) => {
  await held(ended, end);
  expect((await after(at.teaching)).reopenUntil).toBeNull();
  expect(await enters(at.teaching, true)).toBe('CLASS_ENDED');
});

test('each person reads its chat afterwards as they saw it in class; people who missed it read what was for all', async () => {
  await held(5);
  expect(texts(await talk(at.enrolled))).toEqual(['for all', 'in private']);
  expect(texts(await talk(at.teaching))).toEqual(['for all', 'in private']);
  expect(texts(await talk(missed))).toEqual(['for all']);
  expect((await after(missed)).talkPath).toBe(`/files/talk/${sessionId}.json`);
  // Somebody who lectures here only since then.
  await api.dataSource.getRepository(SectionLecturer).insert({ sectionId: at.sectionId, personId: later });
  expect(texts(await talk(later))).toEqual(['for all']);
  const written = await api.get(`/files/written/${sessionId}.csv`, await api.cookieOf(later));
  const csv = await written.text();
  expect(csv).toContain('for all');
  expect(csv).not.toContain('in private');
});

test('nobody outside the class reads anything of it while it runs', async () => {
  await held(undefined);
  expect(await after(at.enrolled)).toEqual({ open: true, reopenUntil: null, talkPath: null });
  expect(texts(await talk(at.enrolled))).toEqual([]);
});

test('the ticket of a person who lectures only since the class was opened says since when', async () => {
  await held(undefined);
  await api.dataSource.getRepository(SectionLecturer).insert({ sectionId: at.sectionId, personId: later });
  const ticketOf = async (who: string) => {
    const { data } = await api.ask(
      'mutation ($id: ID!) { enterClass(sessionId: $id) { ticket } }',
      { id: sessionId },
      { cookie: await api.cookieOf(who) },
    );
    const { ticket } = (data as unknown as { enterClass: { ticket: string } }).enterClass;
    const read = await readTicket(ticket, api.ticketSecret);
    return 'ticket' in read ? read.ticket : undefined;
  };
  expect((await ticketOf(later))?.teachesSince).toBeGreaterThan(Date.now() - 60_000);
  await api.dataSource.query(`UPDATE section_lecturer SET created_at = '1970-01-01' WHERE person_id = $1`, [
    at.teaching,
  ]);
  expect(await ticketOf(at.teaching)).not.toHaveProperty('teachesSince');
});

test('a rehearsal is a class of its own: two lecturers enter the same one, and the session stays as it is', async () => {
  const planned = await saveSession(api.dataSource.manager, at.sectionId, 60 * 24);
  await api.dataSource.getRepository(SectionLecturer).insert({ sectionId: at.sectionId, personId: later });
  const rehearse = async (who: string) => {
    const { data, errors } = await api.ask(
      'mutation ($id: ID!) { enterRehearsal(sessionId: $id) { classId role } }',
      { id: planned },
      { cookie: await api.cookieOf(who) },
    );
    return errors[0]?.extensions?.['code'] ?? (data as unknown as { enterRehearsal: object }).enterRehearsal;
  };
  const first = await rehearse(at.teaching);
  expect(first).toMatchObject({ role: 'HOST' });
  expect(await rehearse(later)).toEqual(first);
  expect(await rehearse(at.enrolled)).toBe('NOT_ALLOWED');
  const { data } = await api.ask(
    'query ($id: ID!) { session(id: $id) { phase } }',
    { id: planned },
    { cookie: await api.cookieOf(at.teaching) },
  );
  expect(data).toEqual({ session: { phase: 'PLANNED' } });
  const rows = await api.dataSource.query<object[]>('SELECT FROM class WHERE session_id = $1', [planned]);
  expect(rows).toHaveLength(0);
  await api.dataSource.query(`UPDATE class SET opened_at = now() - interval '3 hours' WHERE rehearses = $1`, [planned]);
  expect(await rehearse(at.teaching)).not.toEqual(first);
});
