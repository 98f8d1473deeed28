import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Institution, Term } from '#database';
import { Retention } from '../src/institutions/retention.ts';
import { SessionOwners } from '../src/schedule/index.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveSection, saveSession, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let own: University;
let other: University;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const day = 24 * 60;
const ago = (months: number) => -months * 31 * day;

/** A section of a term that ended so many days ago. */
async function sectionOf(university: University, endedDays: number): Promise<string> {
  const { manager } = api.dataSource;
  const endsOn = new Date(Date.now() - endedDays * day * 60_000).toISOString().slice(0, 10);
  const name = `Term ${crypto.randomUUID()}`;
  const { id } = await manager.save(Term, {
    institutionId: university.institutionId,
    name,
    startsOn: '2020-01-01',
    endsOn,
  });
  return saveSection(manager, { ...university, termId: id });
}

/** A class of a session so many minutes ago, with everything that one holds; its last word was said then. */
async function saveClass(sectionId: string, startsIn: number, ended = true, lastWord = startsIn): Promise<string> {
  return saveClassOf(await saveSession(api.dataSource.manager, sectionId, startsIn), startsIn, ended, lastWord);
}

/** The class of a meeting that belongs to no section. */
async function saveMeeting(startsIn: number): Promise<string> {
  const { manager } = api.dataSource;
  const owners = new SessionOwners();
  const participants = [{ personId: own.teaching, role: 'host' as const }];
  const ownerId = await owners.add(manager, { kind: 'mentorship', title: null, participants });
  const localStart = new Date(Date.now() + startsIn * 60_000).toISOString().slice(0, 16);
  return saveClassOf(
    await owners.plan(manager, ownerId, { topic: '', localStart, minutes: 30, zone: 'UTC' }),
    startsIn,
  );
}

async function saveClassOf(sessionId: string, startsIn: number, ended = true, lastWord = startsIn): Promise<string> {
  const { dataSource } = api;
  const [made] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO class (session_id, last_seq, ended_at) VALUES ($1, 2, CASE WHEN $3 THEN now() + $2 * interval '1 min' END) RETURNING id`,
    [sessionId, startsIn, ended],
  );
  const id = made?.id ?? '';
  await dataSource.query(
    `INSERT INTO class_event (class_id, seq, at, by, type, body)
     SELECT $1, seq, now() + $2 * interval '1 min', $3, type, '{}' FROM (VALUES (1, 'joined'), (2, 'message-posted')) AS event (seq, type)`,
    [id, lastWord, own.teaching],
  );
  await dataSource.query(
    'INSERT INTO class_epoch (class_id, number, owner, since) VALUES ($1, 0, gen_random_uuid(), 0)',
    [id],
  );
  return id;
}

const saveEntry = async (institutionId: string | null, monthsAgo: number): Promise<string> => {
  const [row] = await api.dataSource.query<{ id: string }[]>(
    `INSERT INTO audit_entry (institution_id, at, source, action, kind, changes)
     VALUES ($1, now() - make_interval(months => $2), 'app', 'update', 'room', '{}') RETURNING id`,
    [institutionId, monthsAgo],
  );
  return row?.id ?? '';
};
const there = async (table: 'class' | 'audit_entry', ids: readonly string[]): Promise<string[]> => {
  const rows = await api.dataSource.query<{ id: string }[]>(`SELECT id::text FROM ${table} WHERE id::text = ANY($1)`, [
    ids,
  ]);
  return ids.filter((id) => rows.some((row) => row.id === id));
};
const keep = (university: University, classLogMonths: number | null, auditMonths: number | null) =>
  api.dataSource.manager.update(Institution, university.institutionId, { classLogMonths, auditMonths });
const tidy = () => api.app.get(Retention).tidy();
const told = async (kind: string): Promise<number[]> => {
  const rows = await api.dataSource.query<{ count: number }[]>(
    `SELECT (changes #> '{count,0}')::integer AS count FROM audit_entry
     WHERE institution_id = $1 AND kind = $2 AND source = 'system' AND action = 'remove' ORDER BY id`,
    [own.institutionId, kind],
  );
  return rows.map(({ count }) => count);
};

beforeEach(async () => {
  own = await saveUniversity(api.dataSource.manager, 'Own');
  other = await saveUniversity(api.dataSource.manager, 'Other');
});

test('nothing goes until an institution says so', async () => {
  const classes = [await saveClass(await sectionOf(own, 900), ago(60))];
  const entries = [await saveEntry(own.institutionId, 60)];
  await tidy();
  expect([await there('class', classes), await there('audit_entry', entries)]).toEqual([classes, entries]);
});

test('logs of classes go as a whole, of none that runs, of no term that goes on, of no other institution', async () => {
  const over = await sectionOf(own, 400);
  const gone = await saveClass(over, ago(14));
  // Live never came back to say that it had ended.
  const forgotten = await saveClass(over, ago(14), false);
  const stay = [
    await saveClass(over, ago(11)),
    // It goes on: somebody spoke a moment ago.
    await saveClass(over, ago(14), false, -1),
    await saveClass(await sectionOf(own, -30), ago(14)),
    await saveClass(await sectionOf(other, 400), ago(14)),
  ];
  const [{ session_id: sessionId }] = await api.dataSource.query<[{ session_id: string }]>(
    'SELECT session_id FROM class WHERE id = $1',
    [gone],
  );
  await keep(own, 12, null);
  await tidy();
  expect(await there('class', [gone, forgotten, ...stay])).toEqual(stay);
  for (const table of ['class_event', 'class_epoch']) {
    const left = await api.dataSource.query(`SELECT FROM ${table} WHERE class_id = ANY($1)`, [[gone, forgotten]]);
    expect([table, left.length]).toEqual([table, 0]);
  }
  // The session itself is of the timetable.
  expect(await api.dataSource.query('SELECT FROM session WHERE id = $1', [sessionId])).toHaveLength(1);
  expect(await told('class_log')).toEqual([2]);
  await tidy();
  expect(await told('class_log')).toEqual([2]);
});

test('the audit log loses what is older, of no other institution and not of accounts; nothing younger can be deleted by anybody', async () => {
  const old = await saveEntry(own.institutionId, 25);
  const young = await saveEntry(own.institutionId, 23);
  const others = [young, await saveEntry(other.institutionId, 25), await saveEntry(null, 25)];
  await keep(own, null, 24);
  await tidy();
  expect(await there('audit_entry', [old, ...others])).toEqual(others);
  expect(await told('audit_entry')).toEqual([1]);
  for (const id of others) {
    const deleting = api.dataSource.query('DELETE FROM audit_entry WHERE id = $1', [id]);
    await expect(deleting).rejects.toThrow('append-only');
  }
  const older = await saveEntry(own.institutionId, 25);
  await expect(api.dataSource.query('UPDATE audit_entry SET kind = $2 WHERE id = $1', [older, 'x'])).rejects.toThrow(
    'append-only',
  );
});

test('an admin says how long, not too short, and it is in the audit log', async () => {
  const cookie = await api.cookieOf(own.admin);
  const ask = (months: number | null, version: number) =>
    api.ask(
      `mutation ($id: ID!, $version: Int!, $months: Int) {
         keepFor(id: $id, version: $version, classLogMonths: $months, auditMonths: 24) { classLogMonths auditMonths version } }`,
      { id: own.institutionId, version, months },
      { cookie },
    );
  for (const months of [-12, 0, 5, 241]) {
    expect((await ask(months, 1)).errors).toMatchObject([
      { extensions: { code: 'BAD_INPUT', field: 'classLogMonths' } },
    ]);
  }
  expect((await ask(12, 1)).data).toEqual({ keepFor: { classLogMonths: 12, auditMonths: 24, version: 2 } });
  expect((await ask(6, 1)).errors).toMatchObject([{ extensions: { code: 'STALE' } }]);
  expect((await ask(null, 2)).data).toMatchObject({ keepFor: { classLogMonths: null } });
  const entries = await api.dataSource.query(
    `SELECT actor_id AS "actorId", changes FROM audit_entry WHERE kind = 'institution' AND object_id = $1 AND action = 'update' ORDER BY id`,
    [own.institutionId],
  );
  expect(entries).toEqual([
    { actorId: own.admin, changes: { class_log_months: [null, 12], audit_months: [null, 24] } },
    { actorId: own.admin, changes: { class_log_months: [12, null] } },
  ]);
});

test('logs of meetings of no institution go after 24 months, whatever institutions say', async () => {
  await keep(own, 6, null);
  const [gone, stays] = [await saveMeeting(ago(26)), await saveMeeting(ago(22))];
  await tidy();
  expect(await there('class', [gone, stays])).toEqual([stays]);
  const entries = await api.dataSource.query<{ count: number }[]>(
    `SELECT (changes #> '{count,0}')::integer AS count FROM audit_entry
     WHERE institution_id IS NULL AND kind = 'class_log' AND source = 'system' AND action = 'remove'`,
  );
  expect(entries).toEqual([{ count: 1 }]);
});
