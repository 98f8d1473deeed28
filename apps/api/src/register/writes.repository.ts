import type { EntityManager } from 'typeorm';
import { statements } from '#database';

/** What one statement needs to know of a row -> type in PostgreSQL; names are those of the plan, which are quoted. */
type Shape = Readonly<Record<string, string>>;
/** Column of a table -> its new value, from a row called `item`. */
type Columns = Readonly<Record<string, string>>;

/** @param work takes the rows as `item`; `$2` is the institution, `$3` the import */
const given = (shape: Shape, work: string) => {
  const columns = Object.entries(shape).map(([name, type]) => `"${name}" ${type}`);
  return {
    // All parameters are named, so that their types are known to statements that do not need them.
    text: `WITH given AS (SELECT $2::uuid, $3::uuid), item AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS entry (${columns.join(', ')})
     ), work AS (${work} RETURNING 1)
     SELECT count(*)::integer AS hit FROM work`,
    params: { rows: 'jsonb', institutionId: 'uuid', importId: 'uuid' },
    row: { hit: 'int4' },
  } as const;
};

const [uuid, text, integer] = ['uuid', 'text', 'integer'];
const pair = { sectionId: uuid, personId: uuid };
const placed = { ...pair, role: text };

interface Saved {
  table: string;
  shape: Shape;
  columns: Columns;
  /** Rows have a column for the institution. */
  inInstitution?: boolean;
}

const added = ({ table, shape, columns, inInstitution = true }: Saved) =>
  given(
    { id: uuid, ...shape },
    `INSERT INTO ${table} (id, ${Object.keys(columns).join(', ')}${inInstitution ? ', institution_id' : ''})
        SELECT item.id, ${Object.values(columns).join(', ')}${inInstitution ? ', $2::uuid' : ''} FROM item`,
  );
/** Of the version that they had when the plan was made. */
const changed = ({ table, shape, columns }: Saved) =>
  given(
    { id: uuid, version: integer, ...shape },
    `UPDATE ${table} SET ${Object.entries(columns)
      .map(([name, value]) => `${name} = ${value}`)
      .join(', ')}
        FROM item WHERE ${table}.id = item.id AND ${table}.version = item.version`,
  );
const removed = (table: string) =>
  given(
    pair,
    `DELETE FROM ${table} USING item WHERE ${table}.section_id = item."sectionId" AND ${table}.person_id = item."personId"`,
  );

const campus: Saved = {
  table: 'campus',
  shape: { name: text, zone: text },
  columns: { name: 'item.name', zone: 'item.zone' },
};
const department: Saved = {
  table: 'department',
  shape: { code: text, name: text },
  columns: { code: 'item.code', name: 'item.name' },
};
const term: Saved = {
  table: 'term',
  shape: { name: text, startsOn: 'date', endsOn: 'date' },
  columns: { name: 'item.name', starts_on: 'item."startsOn"', ends_on: 'item."endsOn"' },
};
const course: Saved = {
  table: 'course',
  shape: { code: text, title: text, departmentId: uuid, archivedAt: 'timestamptz' },
  columns: {
    ...{ code: 'item.code', title: 'item.title' },
    ...{ department_id: 'item."departmentId"', archived_at: 'item."archivedAt"' },
  },
};
const person: Saved = {
  table: 'person',
  shape: {
    ...{ name: text, givenName: text, middleName: text, familyName: text },
    ...{ email: text, language: text, zone: text },
  },
  columns: {
    ...{ name: 'item.name', given_name: 'item."givenName"', middle_name: 'item."middleName"' },
    ...{ family_name: 'item."familyName"', email: 'item.email', language: 'item.language', zone: 'item.zone' },
  },
  inInstitution: false,
};
const section: Saved = {
  table: 'section',
  shape: { courseId: uuid, termId: uuid, campusId: uuid, name: text, capacity: integer, state: text },
  columns: {
    ...{ course_id: 'item."courseId"', term_id: 'item."termId"', campus_id: 'item."campusId"' },
    ...{ name: 'item.name', capacity: 'item.capacity', state: 'item.state' },
  },
  inInstitution: false,
};

/** Each writes many rows, given as JSON, and says how many it hit. */
export const sql = statements({
  addCampuses: added(campus),
  changeCampuses: changed(campus),
  addDepartments: added(department),
  changeDepartments: changed(department),
  addTerms: added(term),
  changeTerms: changed(term),
  addCourses: added(course),
  changeCourses: changed(course),
  addPeople: added(person),
  changePeople: changed(person),
  giveRoles: given(
    { personId: uuid, role: text },
    `INSERT INTO membership (person_id, institution_id, role) SELECT item."personId", $2::uuid, item.role FROM item
        ON CONFLICT (person_id, institution_id, role) DO UPDATE SET suspended_at = NULL WHERE membership.suspended_at IS NOT NULL`,
  ),
  endRoles: given(
    { personId: uuid, role: text },
    `UPDATE membership SET suspended_at = now() FROM item WHERE membership.institution_id = $2::uuid
        AND membership.person_id = item."personId" AND membership.role = item.role AND membership.suspended_at IS NULL`,
  ),
  addCohorts: given(
    { id: uuid, name: text },
    `INSERT INTO cohort (id, institution_id, name) SELECT item.id, $2::uuid, item.name FROM item`,
  ),
  joinCohorts: given(
    { cohortId: uuid, personId: uuid },
    `INSERT INTO cohort_member (cohort_id, person_id) SELECT item."cohortId", item."personId" FROM item ON CONFLICT DO NOTHING`,
  ),
  leaveCohorts: given(
    { cohortId: uuid, personId: uuid },
    `DELETE FROM cohort_member USING item WHERE cohort_id = item."cohortId" AND person_id = item."personId"`,
  ),
  addSections: added(section),
  changeSections: changed(section),
  removeEnrolments: removed('enrolment'),
  removeLecturers: removed('section_lecturer'),
  addLecturers: given(
    placed,
    `INSERT INTO section_lecturer (section_id, person_id, role)
        SELECT item."sectionId", item."personId", item.role FROM item
        ON CONFLICT (section_id, person_id) DO UPDATE SET role = excluded.role`,
  ),
  enrol: given(
    placed,
    `INSERT INTO enrolment (section_id, person_id, role, via)
        SELECT item."sectionId", item."personId", item.role, 'register' FROM item
        ON CONFLICT (section_id, person_id) DO UPDATE SET role = excluded.role`,
  ),
  removeWaiting: removed('waiting_place'),
  keepRecords: given(
    { kind: text, externalId: text, objectId: uuid, said: 'jsonb' },
    `INSERT INTO register_record (institution_id, kind, external_id, object_id, said, import_id)
        SELECT $2::uuid, item.kind, item."externalId", item."objectId", item.said, $3::uuid FROM item
        ON CONFLICT (institution_id, kind, external_id)
        DO UPDATE SET object_id = excluded.object_id, said = excluded.said, import_id = excluded.import_id`,
  ),
});

/** @returns how many rows were hit */
export async function writeRows(
  manager: EntityManager,
  write: keyof typeof sql,
  rows: readonly object[],
  { institutionId, importId }: { institutionId: string; importId: string },
): Promise<number> {
  const given = { rows: JSON.stringify(rows), institutionId, importId };
  return (await sql[write].first(manager, given))?.hit ?? 0;
}
