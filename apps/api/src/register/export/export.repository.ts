import { statements, word, words } from '#database';
import type { MembershipRole, RegisterObject, RowOf, SectionState } from '#database';
import type { PlaceRole } from '../entries.ts';
import { placeIdOf } from '../place-id.ts';

/** `$2` says whether only ids go out that OneRoster allows. */
const allowed = (id: string) => `(NOT $2::boolean OR ${id} ~ '^[A-Za-z0-9._/@-]{1,200}$')`;
/** The register's id of a thing. A thing that it never named goes by our own id, which an import finds again. */
const called = (kind: RegisterObject, id: string) =>
  `coalesce((SELECT external_id FROM register_record
     WHERE institution_id = $1 AND kind = '${kind}' AND object_id = ${id} AND ${allowed('external_id')}), ${id}::text)`;
/** The order of bytes: the same on every machine. */
const inOrder = (select: string, ...columns: string[]) =>
  `SELECT * FROM (${select}) AS line ORDER BY ${columns.map((column) => `${column} COLLATE "C"`).join(', ')}`;

/** People with a role that counts. */
const members = `
  SELECT person_id, array_agg(role ORDER BY role) AS roles FROM membership
  JOIN person ON person.id = person_id AND erased_at IS NULL
  WHERE institution_id = $1 AND suspended_at IS NULL GROUP BY person_id`;

const params = { institutionId: 'uuid', strictIds: 'bool' } as const;

export const sql = statements({
  people: {
    text: inOrder(
      `
  WITH member AS (${members})
  SELECT ${called('person', 'person.id')} AS id, person.name, given_name AS "givenName", middle_name AS "middleName",
    family_name AS "familyName", email, language, zone, roles,
    ARRAY(SELECT cohort.name FROM cohort_member JOIN cohort ON cohort.id = cohort_id
      WHERE cohort_member.person_id = person.id AND institution_id = $1 ORDER BY cohort.name COLLATE "C") AS cohorts
  FROM member JOIN person ON person.id = member.person_id`,
      'id',
    ),
    params,
    row: {
      id: 'text',
      name: 'text',
      givenName: 'text?',
      middleName: 'text?',
      familyName: 'text?',
      email: 'text',
      language: 'text',
      zone: 'text',
      roles: words<MembershipRole>(),
      cohorts: 'text[]',
    },
  },
  sections: {
    text: inOrder(
      `
  WITH member AS (${members})
  SELECT ${called('section', 'section.id')} AS id, course.code AS course, ${called('course', 'course.id')} AS "courseId", course.title,
    term.name AS term, ${called('term', 'term.id')} AS "termId", campus.name AS campus, ${called('org', 'campus.id')} AS "campusId",
    section.name, capacity, state,
    ARRAY(SELECT ${called('person', 'person_id')} COLLATE "C" AS lecturer FROM section_lecturer JOIN member USING (person_id)
      WHERE section_id = section.id AND role = 'lecturer' ORDER BY lecturer) AS lecturers
  FROM section JOIN course ON course.id = course_id JOIN term ON term.id = term_id JOIN campus ON campus.id = campus_id
  WHERE course.institution_id = $1`,
      'id',
    ),
    params,
    row: {
      id: 'text',
      course: 'text',
      courseId: 'text',
      title: 'text',
      term: 'text',
      termId: 'text',
      campus: 'text',
      campusId: 'text',
      name: 'text',
      capacity: 'int4?',
      state: word<SectionState>(),
      lecturers: 'text[]',
    },
  },
  places: {
    text: inOrder(
      `
  WITH member AS (${members}), place AS (
    SELECT section_id, person_id, CASE role WHEN 'assistant' THEN 'student_assistant' ELSE role END AS role FROM enrolment
    UNION ALL SELECT section_id, person_id, role FROM section_lecturer
  ), named AS (
    SELECT ${placeIdOf('place.section_id', 'place.person_id')} AS place_id, place.*, campus_id
    FROM place JOIN member USING (person_id) JOIN section ON section.id = section_id JOIN course ON course.id = course_id
    WHERE course.institution_id = $1
  )
  SELECT coalesce(record.external_id, place_id::text) AS id, ${called('section', 'section_id')} AS section,
    ${called('org', 'campus_id')} AS "campusId", ${called('person', 'person_id')} AS person, role
  FROM named LEFT JOIN register_record record
    ON record.institution_id = $1 AND record.kind = 'enrolment' AND record.object_id = place_id AND ${allowed('record.external_id')}`,
      'section',
      'person',
    ),
    params,
    row: { id: 'text', section: 'text', campusId: 'text', person: 'text', role: word<PlaceRole>() },
  },
  /** The institution itself first. */
  orgs: {
    text: inOrder(
      `
  SELECT ${called('org', 'institution.id')} AS id, name, 'district' AS type, '' AS code, '' AS zone FROM institution WHERE id = $1
  UNION ALL SELECT ${called('org', 'campus.id')}, name, 'school', '', zone FROM campus WHERE institution_id = $1
  UNION ALL SELECT ${called('org', 'department.id')}, name, 'department', code, '' FROM department WHERE institution_id = $1`,
      'type',
      'id',
    ),
    params,
    row: { id: 'text', name: 'text', type: word<'district' | 'school' | 'department'>(), code: 'text', zone: 'text' },
  },
  terms: {
    text: inOrder(
      `
  SELECT ${called('term', 'term.id')} AS id, name, starts_on::text AS "startsOn", (ends_on + 1)::text AS until,
    extract(year FROM ends_on)::integer AS year
  FROM term WHERE institution_id = $1`,
      'id',
    ),
    params,
    row: {
      id: 'text',
      name: 'text',
      startsOn: 'text',
      /** The day after the last. */
      until: 'text',
      year: 'int4',
    },
  },
  courses: {
    text: inOrder(
      `
  SELECT ${called('course', 'course.id')} AS id, code, title,
    CASE WHEN department_id IS NOT NULL THEN ${called('org', 'department_id')} END AS "departmentId"
  FROM course WHERE institution_id = $1`,
      'id',
    ),
    params,
    row: { id: 'text', code: 'text', title: 'text', departmentId: 'text?' },
  },
});

export type PersonRow = RowOf<typeof sql.people>;
