import { jsonb, statements, word, words } from '#database';
import type { MembershipRole, RegisterObject, SectionState } from '#database';
import { inOrder } from '../graphql/name-order.ts';
import type { PlaceRole } from './entries.ts';
import type { Said } from './present.ts';

const ofInstitution = `WHERE institution_id = $1 ORDER BY ${inOrder('name')}, id`;
const params = { institutionId: 'uuid' } as const;

/** One institution as it is, a kind of thing each. */
export const sql = statements({
  records: {
    text: `SELECT kind, external_id AS "externalId", object_id AS "objectId", said
    FROM register_record WHERE institution_id = $1 AND kind = ANY($2)`,
    params: { institutionId: 'uuid', kinds: 'text[]' },
    row: { kind: word<RegisterObject>(), externalId: 'text', objectId: 'uuid', said: jsonb<Said>() },
  },
  campuses: {
    text: `SELECT id, name, zone, version FROM campus ${ofInstitution}`,
    params,
    row: { id: 'uuid', name: 'text', zone: 'text', version: 'int4' },
  },
  departments: {
    text: `SELECT id, name, code, version FROM department ${ofInstitution}`,
    params,
    row: { id: 'uuid', name: 'text', code: 'text', version: 'int4' },
  },
  terms: {
    text: `SELECT id, name, starts_on::text AS "startsOn", ends_on::text AS "endsOn", version FROM term ${ofInstitution}`,
    params,
    row: { id: 'uuid', name: 'text', startsOn: 'text', endsOn: 'text', version: 'int4' },
  },
  courses: {
    text: `SELECT id, code, title, department_id AS "departmentId", archived_at::text AS "archivedAt", version
    FROM course WHERE institution_id = $1`,
    params,
    row: { id: 'uuid', code: 'text', title: 'text', departmentId: 'uuid?', archivedAt: 'text?', version: 'int4' },
  },
  sections: {
    text: `SELECT section.id, course_id AS "courseId", term_id AS "termId", campus_id AS "campusId", name, state, capacity,
      section.version
    FROM section JOIN course ON course.id = section.course_id WHERE course.institution_id = $1`,
    params,
    row: {
      id: 'uuid',
      courseId: 'uuid',
      termId: 'uuid',
      campusId: 'uuid',
      name: 'text',
      state: word<SectionState>(),
      capacity: 'int4?',
      version: 'int4',
    },
  },
  cohorts: { text: `SELECT id, name FROM cohort ${ofInstitution}`, params, row: { id: 'uuid', name: 'text' } },
  places: {
    text: `SELECT section_id AS "sectionId", person_id AS "personId",
      CASE role WHEN 'assistant' THEN 'student_assistant' ELSE role END AS role
    FROM enrolment JOIN section ON section.id = section_id JOIN course ON course.id = section.course_id
    WHERE course.institution_id = $1
    UNION ALL
    SELECT section_id, person_id, role
    FROM section_lecturer JOIN section ON section.id = section_id JOIN course ON course.id = section.course_id
    WHERE course.institution_id = $1`,
    params,
    row: { sectionId: 'uuid', personId: 'uuid', role: word<PlaceRole>() },
  },
  people: {
    text: `
  WITH here AS (
    SELECT person_id, array_agg(role ORDER BY role) FILTER (WHERE suspended_at IS NULL) AS roles,
      array_agg(role ORDER BY role) FILTER (WHERE suspended_at IS NOT NULL) AS suspended
    FROM membership WHERE institution_id = $1 GROUP BY person_id
  ), grouped AS (
    SELECT person_id, array_agg(cohort.name ORDER BY cohort.name COLLATE "C") AS cohorts
    FROM cohort_member JOIN cohort ON cohort.id = cohort_id WHERE cohort.institution_id = $1 GROUP BY person_id
  ), wanted AS (
    SELECT person_id AS id FROM here
    UNION SELECT object_id FROM register_record WHERE institution_id = $1 AND kind = 'person'
    UNION SELECT id FROM person WHERE email = ANY($2)
  )
  SELECT person.id, person.name, given_name AS "givenName", middle_name AS "middleName", family_name AS "familyName",
    person.email, person.language, person.zone, person.version,
    person.password_hash IS NOT NULL AS active, person.erased_at IS NOT NULL AS erased,
    person.platform_role IS NOT NULL
      OR EXISTS (SELECT FROM membership WHERE person_id = person.id AND institution_id <> $1)
      OR EXISTS (SELECT FROM section_lecturer JOIN section ON section.id = section_id JOIN course ON course.id = course_id
        WHERE person_id = person.id AND course.institution_id <> $1)
      OR EXISTS (SELECT FROM enrolment JOIN section ON section.id = section_id JOIN course ON course.id = course_id
        WHERE person_id = person.id AND course.institution_id <> $1) AS elsewhere,
    EXISTS (SELECT FROM invitation WHERE institution_id = $1 AND email = person.email AND link_id IS NULL
      AND created_at > now() - interval '14 days') AS invited,
    coalesce(here.roles, '{}') AS roles, coalesce(here.suspended, '{}') AS suspended,
    coalesce(grouped.cohorts, '{}') AS cohorts
  FROM wanted JOIN person ON person.id = wanted.id
  LEFT JOIN here ON here.person_id = person.id LEFT JOIN grouped ON grouped.person_id = person.id`,
    params: { institutionId: 'uuid', emails: 'text[]' },
    row: {
      id: 'uuid',
      name: 'text',
      givenName: 'text?',
      middleName: 'text?',
      familyName: 'text?',
      email: 'text',
      language: 'text',
      zone: 'text',
      version: 'int4',
      active: 'bool',
      erased: 'bool',
      elsewhere: 'bool',
      invited: 'bool',
      roles: words<MembershipRole>(),
      suspended: words<MembershipRole>(),
      cohorts: 'text[]',
    },
  },
});
