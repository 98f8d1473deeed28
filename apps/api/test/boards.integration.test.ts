import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Mark, NewClassEvent } from '#classroom';
import type { BoardCopy } from '#classroom/board-copy';
import { Enrolment, SessionLecturer } from '#database';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

/** Slides and board of a class afterwards: for whom, and of groups how much. */

const mark: Mark = { kind: 'line', ink: 'clay', width: 60, box: [1, 2, 3, 4] };

let api: RunningApi;
let at: University;
/** Was in group 1; missed the class; stood in as lecturer; teaches another session of the section only. */
let people: { inGroup: string; missed: string; stoodIn: string; elsewhere: string };
let deck: string;
let gone: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  at = await saveUniversity(manager, 'University');
  people = {
    inGroup: at.enrolled,
    missed: await saveMember(manager, at.institutionId, 'student'),
    stoodIn: await saveMember(manager, at.institutionId, 'lecturer'),
    elsewhere: await saveMember(manager, at.institutionId, 'lecturer'),
  };
  await manager.insert(Enrolment, { sectionId: at.sectionId, personId: people.missed });
  await manager.insert(SessionLecturer, { sessionId: at.sessionId, personId: people.stoodIn });
  const other = await saveSession(manager, at.sectionId, 200);
  await manager.insert(SessionLecturer, { sessionId: other, personId: people.elsewhere });
  [deck, gone] = [await saveDeck('Keys'), await saveDeck('Removed')];
});

async function saveDeck(title: string): Promise<string> {
  const [row]: { id: string }[] = await api.dataSource.query(
    `INSERT INTO deck (section_id, title, state, pages, pages_done, bytes) VALUES ($1, $2, 'ready', 2, 2, 1) RETURNING id`,
    [at.sectionId, title],
  );
  return row?.id ?? '';
}

/** A class that went so and has ended, or goes on. */
async function held(events: readonly NewClassEvent[], ended = true): Promise<void> {
  await api.dataSource.query(
    `WITH held AS (INSERT INTO class (session_id, last_seq, ended_at) VALUES ($1, $2, CASE WHEN $4 THEN now() END) RETURNING id)
     INSERT INTO class_event (class_id, seq, at, by, type, body)
     SELECT held.id, seq, now(), by, type, body
     FROM held, jsonb_to_recordset($3) AS event(seq integer, by uuid, type text, body jsonb)`,
    [at.sessionId, events.length, JSON.stringify(events.map((event, index) => ({ seq: index + 1, ...event }))), ended],
  );
}

const lesson = (): NewClassEvent[] => [
  { by: at.teaching, type: 'joined', body: { name: 'T', role: 'host' } },
  { by: people.inGroup, type: 'joined', body: { name: 'E', role: 'listener' } },
  { by: at.teaching, type: 'deck-opened', body: { deck, title: 'Keys', pages: 2 } },
  { by: at.teaching, type: 'deck-opened', body: { deck: gone, title: 'Removed', pages: 2 } },
  { by: at.teaching, type: 'mark-made', key: 'k', body: { page: `deck/${deck}/2`, mark } },
  {
    by: at.teaching,
    type: 'groups-opened',
    body: {
      groups: [
        { id: 1, name: 'One', members: [people.inGroup] },
        { id: 2, name: 'Two', members: [] },
      ],
    },
  },
  { by: people.inGroup, type: 'mark-made', body: { page: 'group/1/1', mark } },
  { by: at.teaching, type: 'class-ended', body: {} },
];

async function pathFor(who: string): Promise<string | null> {
  const { data, errors } = await api.ask(
    'query ($id: ID!) { classBoard(sessionId: $id) { sessionId path } }',
    { id: at.sessionId },
    { cookie: await api.cookieOf(who) },
  );
  expect(errors).toEqual([]);
  return (data as unknown as { classBoard: { path: string | null } }).classBoard.path;
}
const fileFor = async (who: string) => api.get(`/files/board/${at.sessionId}.json`, await api.cookieOf(who));
const copyFor = async (who: string) => (await (await fileFor(who)).json()) as BoardCopy;

test('a person who missed the class gets its slides and board, and nothing of its groups', async () => {
  await held(lesson());
  await api.dataSource.query('DELETE FROM deck WHERE id = $1', [gone]);
  const path = await pathFor(people.missed);
  expect(path).toBe(`/files/board/${at.sessionId}.json`);
  const response = await api.get(path ?? '', await api.cookieOf(people.missed));
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toEqual({
    board: {
      decks: [{ id: deck, title: 'Keys', pages: 2 }],
      blanks: 1,
      marks: { [`deck/${deck}/2`]: [{ seq: 5, mark }] },
    },
    groups: [],
  });
});

test('a student sees the groups they were in; people who taught see all, also a stand-in who never entered', async () => {
  await held(lesson());
  const groupsOf = async (who: string) => (await copyFor(who)).groups.map(({ name }) => name);
  expect(await groupsOf(people.inGroup)).toEqual(['One']);
  expect(await groupsOf(at.teaching)).toEqual(['One']);
  expect(await groupsOf(people.stoodIn)).toEqual(['One']);
  for (const who of [people.missed, at.admin]) {
    expect(await groupsOf(who)).toEqual([]);
    expect(JSON.stringify(await copyFor(who))).not.toContain('group/');
  }
});

test('when only groups have drawn, their members see it and others see nothing', async () => {
  await held(lesson().filter(({ type, by }) => type !== 'deck-opened' && (type !== 'mark-made' || by !== at.teaching)));
  expect(await pathFor(people.inGroup)).toContain('/files/board/');
  expect(await pathFor(people.missed)).toBeNull();
});

test('nothing was shown, everything was wiped, or no class was held: nothing, and no error', async () => {
  expect(await pathFor(people.missed)).toBeNull();
  expect(await copyFor(people.missed)).toMatchObject({ board: { decks: [], marks: {} }, groups: [] });
  await held([
    { by: at.teaching, type: 'joined', body: { name: 'T', role: 'host' } },
    { by: at.teaching, type: 'mark-made', body: { page: 'blank/1', mark } },
    { by: at.teaching, type: 'page-cleared', body: { page: 'blank/1' } },
  ]);
  expect(await pathFor(people.missed)).toBeNull();
});

test('people who teach another session, were taken off the section, or are suspended get nothing', async () => {
  await held(lesson());
  expect((await fileFor(people.elsewhere)).status).toBe(403);
  await api.dataSource.query('DELETE FROM enrolment WHERE person_id = $1', [people.inGroup]);
  expect((await fileFor(people.inGroup)).status).toBe(403);
  await api.dataSource.query('UPDATE membership SET suspended_at = now() WHERE person_id = $1', [people.missed]);
  expect((await fileFor(people.missed)).status).toBe(404);
});

test('nobody gets it while the class runs, also enrolled people who were sent out or are in the waiting room', async () => {
  await held(lesson().slice(0, -1), false);
  for (const who of [people.inGroup, people.missed, at.teaching]) {
    expect(await pathFor(who)).toBeNull();
    expect(await copyFor(who)).toMatchObject({ board: { decks: [], marks: {} }, groups: [] });
  }
});
