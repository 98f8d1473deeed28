import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { Changes } from '../src/context/changes.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
});

const trail = `query ($id: ID!, $kind: String, $objectId: ID, $actorId: ID, $from: LocalDate, $first: Int, $after: String) {
  auditTrail(institutionId: $id, kind: $kind, objectId: $objectId, actorId: $actorId, from: $from, first: $first, after: $after) {
    nodes { id at actor { id name } source action kind objectId label changes { field before after personal } }
    pageInfo { endCursor hasNextPage } totalCount } }`;
interface Entry {
  id: string;
  actor: { name: string } | null;
  source: string;
  action: string;
  kind: string;
  objectId: string;
  label: string | null;
  changes: { field: string; before: string | null; after: string | null; personal: boolean }[];
}
interface Trail {
  nodes: Entry[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
  totalCount: number;
}
async function ask(more: object = {}): Promise<Trail> {
  const { data, errors } = await api.ask(
    trail,
    { id: at.institutionId, ...more },
    { cookie: await api.cookieOf(at.admin) },
  );
  expect(errors).toEqual([]);
  return (data as unknown as { auditTrail: Trail }).auditTrail;
}
const by = (actorId: string | null, sql: string, parameters: unknown[]) =>
  api.app.get(Changes).by(actorId, (manager) => manager.query(sql, parameters));

describe('the audit log', () => {
  test('says who changed what, from what to what, the newest first', async () => {
    await api.dataSource.query(`UPDATE person SET name = 'Mme Ingabire' WHERE id = $1`, [at.admin]);
    await by(at.admin, `UPDATE course SET title = 'Databases III', credits = 6 WHERE id = $1`, [at.courseId]);
    await by(at.admin, 'UPDATE session SET cancelled_at = $2 WHERE id = $1', [at.sessionId, '2026-11-24T08:00:00Z']);
    const { nodes, totalCount } = await ask({ first: 2 });
    expect(totalCount).toBeGreaterThan(10);
    expect(nodes).toMatchObject([
      {
        kind: 'session',
        action: 'update',
        actor: { name: 'Mme Ingabire' },
        source: 'app',
        objectId: at.sessionId,
        label: expect.stringMatching(/^INF301 Databases III, S\d+, \d{4}-\d\d-\d\d \d\d:\d\d$/),
        changes: [
          { field: 'cancelled_at', before: null, after: expect.stringContaining('2026-11-24'), personal: false },
        ],
      },
      {
        kind: 'course',
        label: 'INF301 Databases III',
        changes: [
          { field: 'credits', before: null, after: '6' },
          { field: 'title', before: 'Databases II', after: 'Databases III' },
        ],
      },
    ]);
    // What nobody signed in did is the system's.
    expect((await ask({ kind: 'course', objectId: at.courseId })).nodes.at(-1)).toMatchObject({
      action: 'create',
      actor: null,
      source: 'system',
    });
  });

  test('an edit through the app names its actor', async () => {
    const cookie = await api.cookieOf(at.admin);
    const { errors } = await api.ask(
      'mutation ($section: ID!, $person: ID!) { assignLecturer(sectionId: $section, personId: $person) { id } }',
      { section: at.sectionId, person: at.lecturer },
      { cookie },
    );
    expect(errors).toEqual([]);
    const { nodes } = await ask({ kind: 'section_lecturer', actorId: at.admin });
    expect(nodes).toMatchObject([
      { action: 'create', source: 'app', actor: { id: at.admin }, label: expect.stringMatching(/, S\d+: Person \d+$/) },
    ]);
  });

  test('page by page without gap or repetition, also while more is written', async () => {
    const all = (await ask({ first: 200 })).nodes.map(({ id }) => id);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Trail = await ask({ first: 3, after });
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      await by(at.admin, 'UPDATE course SET title = title || $2 WHERE id = $1', [at.courseId, '.']);
    } while (after);
    expect(seen).toEqual(all);
  });

  test('of one section with all that belongs to it; of one person; since a day', async () => {
    const { nodes } = await ask({ objectId: at.sectionId, first: 200 });
    expect(new Set(nodes.map(({ kind }) => kind))).toEqual(
      new Set(['section', 'section_lecturer', 'enrolment', 'session']),
    );
    expect((await ask({ from: '2999-01-01' })).totalCount).toBe(0);
    expect((await ask({ from: '2020-01-01' })).totalCount).toBeGreaterThan(0);
    expect((await ask({ actorId: at.student })).totalCount).toBe(0);
  });

  test('of an account only that it changed, never what it was', async () => {
    await by(at.student, `UPDATE person SET email = 'new@example.org', phone = '+250', language = 'fr' WHERE id = $1`, [
      at.student,
    ]);
    const [entry] = (await ask({ kind: 'person', first: 1 })).nodes;
    expect(entry).toMatchObject({ objectId: at.student, actor: { id: at.student } });
    expect(entry?.changes).toEqual(
      ['email', 'language', 'phone'].map((field) => ({ field, before: null, after: null, personal: true })),
    );
    const { rows } = { rows: await api.dataSource.query('SELECT changes::text AS text FROM audit_entry') };
    expect(JSON.stringify(rows)).not.toContain('new@example.org');
    expect(JSON.stringify(rows)).not.toContain('+250');
  });

  test('it hides changes by another university, and the person there who changed a common member', async () => {
    const other = await saveUniversity(api.dataSource.manager, 'Other');
    await api.dataSource.query(`INSERT INTO membership (person_id, institution_id, role) VALUES ($1, $2, 'lecturer')`, [
      at.teaching,
      other.institutionId,
    ]);
    await by(other.admin, `UPDATE person SET name = 'Dr Other' WHERE id = $1`, [at.teaching]);
    await by(other.admin, `UPDATE course SET title = 'Secret' WHERE id = $1`, [other.courseId]);
    const { nodes } = await ask({ first: 200 });
    expect(nodes[0]).toMatchObject({ kind: 'person', objectId: at.teaching, label: 'Dr Other', actor: null });
    expect(JSON.stringify(nodes)).not.toContain('Secret');
    expect(nodes.filter(({ kind }) => kind === 'course')).toHaveLength(1);
  });

  test('a removed object and an erased person have no name', async () => {
    const room = 'INSERT INTO closing_day (institution_id, day, name) VALUES ($1, $2, $3) RETURNING id';
    const [{ id }] = await by(at.admin, room, [at.institutionId, '2026-12-01', 'Fair']);
    expect((await ask({ objectId: id })).nodes).toMatchObject([{ label: 'Fair', actor: { id: at.admin } }]);
    await by(at.admin, 'DELETE FROM closing_day WHERE id = $1', [id]);
    const deputy = await saveMember(api.dataSource.manager, at.institutionId, 'admin');
    await by(deputy, `UPDATE course SET title = 'X' WHERE id = $1`, [at.courseId]);
    await api.dataSource.query('UPDATE person SET erased_at = now() WHERE id = $1', [deputy]);
    expect((await ask({ objectId: id })).nodes).toMatchObject([
      { action: 'remove', label: null },
      { action: 'create', label: null },
    ]);
    expect((await ask({ kind: 'course', first: 1 })).nodes).toMatchObject([{ actor: null }]);
  });

  test.each([
    [{ after: 'x' }, 'BAD_INPUT'],
    [{ after: Buffer.from('["1; DROP"]').toString('base64url') }, 'BAD_INPUT'],
    [{ first: 0 }, 'BAD_INPUT'],
    [{ objectId: 'x' }, 'NOT_FOUND'],
    [{ kind: 'a\u0000b' }, 'BAD_INPUT'],
  ])('%j is refused as %s', async (more, code) => {
    const cookie = await api.cookieOf(at.admin);
    const { errors } = await api.ask(trail, { id: at.institutionId, ...more }, { cookie });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  test('costs as many statements for 200 entries as for one', async () => {
    const cookie = await api.cookieOf(at.admin);
    const count = async (first: number) => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      try {
        await api.ask(trail, { id: at.institutionId, first }, { cookie });
        return query.mock.calls.length;
      } finally {
        query.mockRestore();
      }
    };
    for (let index = 0; index < 50; index += 1) await saveMember(api.dataSource.manager, at.institutionId, 'student');
    expect(await count(200)).toBe(await count(1));
  });
});

test.each(['UPDATE audit_entry SET action = action', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])(
  'the database refuses: %s',
  async (sql) => {
    await expect(api.dataSource.query(sql)).rejects.toThrow(/append-only/);
  },
);
