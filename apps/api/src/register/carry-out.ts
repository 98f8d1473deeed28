import type { EntityManager } from 'typeorm';
import { breathe } from './breathe.ts';
import type { Writes } from './plan/writes.ts';

/** Rows of one statement. */
const batch = 1_000;

/** Somebody changed what the plan was made from. It is made again. */
export class Moved extends Error {
  override readonly name = 'Moved';
}

/** What one statement needs to know of a row -> type in PostgreSQL; names are those of the plan, which are quoted. */
type Shape = Readonly<Record<string, string>>;

interface Step {
  rows: readonly object[];
  shape: Shape;
  /** Takes the rows as `item`; `$2` is the institution. */
  statement: string;
  /** Whether each row must be hit. */
  exact?: boolean;
}

const [uuid, text, integer] = ['uuid', 'text', 'integer'];
const pair = { sectionId: uuid, personId: uuid };
const placed = { ...pair, role: text };

/** New rows of a list, and those of a known version, which are then still what the plan was made from. */
const versions = (rows: readonly { version: number | undefined }[]) => ({
  created: rows.filter(({ version }) => version === undefined),
  changed: rows.filter(({ version }) => version !== undefined),
});

function saved(
  table: string,
  rows: readonly { version: number | undefined }[],
  shape: Shape,
  columns: Readonly<Record<string, string>>,
  inInstitution = true,
): Step[] {
  const { created, changed } = versions(rows);
  const names = Object.keys(columns);
  const values = Object.values(columns);
  return [
    {
      rows: created,
      shape: { id: uuid, ...shape },
      statement: `INSERT INTO ${table} (id, ${names.join(', ')}${inInstitution ? ', institution_id' : ''})
        SELECT item.id, ${values.join(', ')}${inInstitution ? ', $2::uuid' : ''} FROM item`,
      exact: true,
    },
    {
      rows: changed,
      shape: { id: uuid, version: integer, ...shape },
      statement: `UPDATE ${table} SET ${names.map((name, index) => `${name} = ${values[index] ?? ''}`).join(', ')}
        FROM item WHERE ${table}.id = item.id AND ${table}.version = item.version`,
      exact: true,
    },
  ];
}

/** In the order in which one needs another. */
function stepsOf(writes: Writes): Step[] {
  return [
    ...saved('campus', writes.campuses, { name: text, zone: text }, { name: 'item.name', zone: 'item.zone' }),
    ...saved('department', writes.departments, { code: text, name: text }, { code: 'item.code', name: 'item.name' }),
    ...saved(
      'term',
      writes.terms,
      { name: text, startsOn: 'date', endsOn: 'date' },
      { name: 'item.name', starts_on: 'item."startsOn"', ends_on: 'item."endsOn"' },
    ),
    ...saved(
      'course',
      writes.courses,
      { code: text, title: text, departmentId: uuid, archivedAt: 'timestamptz' },
      {
        code: 'item.code',
        title: 'item.title',
        department_id: 'item."departmentId"',
        archived_at: 'item."archivedAt"',
      },
    ),
    ...saved(
      'person',
      writes.people,
      { name: text, givenName: text, middleName: text, familyName: text, email: text, language: text, zone: text },
      {
        ...{ name: 'item.name', given_name: 'item."givenName"', middle_name: 'item."middleName"' },
        ...{ family_name: 'item."familyName"', email: 'item.email', language: 'item.language', zone: 'item.zone' },
      },
      false,
    ),
    {
      rows: writes.rolesGiven,
      shape: { personId: uuid, role: text },
      statement: `INSERT INTO membership (person_id, institution_id, role) SELECT item."personId", $2::uuid, item.role FROM item
        ON CONFLICT (person_id, institution_id, role) DO UPDATE SET suspended_at = NULL WHERE membership.suspended_at IS NOT NULL`,
    },
    {
      rows: writes.rolesEnded,
      shape: { personId: uuid, role: text },
      statement: `UPDATE membership SET suspended_at = now() FROM item WHERE membership.institution_id = $2::uuid
        AND membership.person_id = item."personId" AND membership.role = item.role AND membership.suspended_at IS NULL`,
    },
    {
      rows: writes.cohorts,
      shape: { id: uuid, name: text },
      statement: `INSERT INTO cohort (id, institution_id, name) SELECT item.id, $2::uuid, item.name FROM item`,
    },
    {
      rows: writes.cohortJoined,
      shape: { cohortId: uuid, personId: uuid },
      statement: `INSERT INTO cohort_member (cohort_id, person_id) SELECT item."cohortId", item."personId" FROM item ON CONFLICT DO NOTHING`,
    },
    {
      rows: writes.cohortLeft,
      shape: { cohortId: uuid, personId: uuid },
      statement: `DELETE FROM cohort_member USING item WHERE cohort_id = item."cohortId" AND person_id = item."personId"`,
    },
    ...saved(
      'section',
      writes.sections,
      { courseId: uuid, termId: uuid, campusId: uuid, name: text, capacity: integer, state: text },
      {
        course_id: 'item."courseId"',
        term_id: 'item."termId"',
        campus_id: 'item."campusId"',
        name: 'item.name',
        capacity: 'item.capacity',
        state: 'item.state',
      },
      false,
    ),
    ...placeSteps(writes),
    {
      rows: writes.records,
      shape: { kind: text, externalId: text, objectId: uuid, said: 'jsonb' },
      statement: `INSERT INTO register_record (institution_id, kind, external_id, object_id, said, import_id)
        SELECT $2::uuid, item.kind, item."externalId", item."objectId", item.said, $3::uuid FROM item
        ON CONFLICT (institution_id, kind, external_id)
        DO UPDATE SET object_id = excluded.object_id, said = excluded.said, import_id = excluded.import_id`,
    },
  ];
}

function placeSteps(writes: Writes): Step[] {
  const gone = (table: string, rows: readonly object[]): Step => ({
    rows,
    shape: pair,
    statement: `DELETE FROM ${table} USING item WHERE ${table}.section_id = item."sectionId" AND ${table}.person_id = item."personId"`,
  });
  return [
    gone('enrolment', writes.unenrolled),
    gone('section_lecturer', writes.notTeaching),
    {
      rows: writes.teaching,
      shape: placed,
      statement: `INSERT INTO section_lecturer (section_id, person_id, role)
        SELECT item."sectionId", item."personId", item.role FROM item
        ON CONFLICT (section_id, person_id) DO UPDATE SET role = excluded.role`,
    },
    {
      rows: writes.enrolled,
      shape: placed,
      statement: `INSERT INTO enrolment (section_id, person_id, role, via)
        SELECT item."sectionId", item."personId", item.role, 'register' FROM item
        ON CONFLICT (section_id, person_id) DO UPDATE SET role = excluded.role`,
    },
    // Who is in does not wait.
    gone('waiting_place', writes.enrolled),
  ];
}

interface Work {
  institutionId: string;
  importId: string;
  /** Called with the share that is done, 0 to 1. */
  done: (share: number) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Writes a plan, a thousand rows a statement. Rows that were changed since the plan was made are not touched.
 *
 * @throws {Moved} when there is such a row: the caller rolls back and plans anew
 */
export async function carryOut(manager: EntityManager, writes: Writes, work: Work): Promise<void> {
  const steps = stepsOf(writes);
  const total = steps.reduce((sum, { rows }) => sum + rows.length, 0);
  let written = 0;
  for (const { rows, shape, statement, exact = false } of steps) {
    for (let from = 0; from < rows.length; from += batch) {
      const some = rows.slice(from, from + batch);
      const hit = await affected(manager, shape, statement, some, work);
      if (exact && hit !== some.length) throw new Moved('a row of the plan is not what it was');
      written += some.length;
      work.done(written / total);
      await breathe(work.signal);
    }
  }
}

async function affected(
  manager: EntityManager,
  shape: Shape,
  statement: string,
  rows: readonly object[],
  { institutionId, importId }: Work,
): Promise<number> {
  const columns = Object.entries(shape).map(([name, type]) => `"${name}" ${type}`);
  // All parameters are named, so that their types are known to statements that do not need them.
  const [{ hit } = { hit: 0 }]: { hit: number }[] = await manager.query(
    `WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry (${columns.join(', ')})
     ), work AS (${statement} RETURNING 1)
     SELECT count(*)::integer AS hit FROM work`,
    [JSON.stringify(rows), institutionId, importId],
  );
  return hit;
}
