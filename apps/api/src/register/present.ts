import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { MembershipRole, RegisterObject, SectionState } from '#database';
import type { Entries, PlaceRole } from './entries.ts';
import { inOrder } from '../graphql/name-order.ts';

export interface PresentPerson {
  id: string;
  name: string;
  givenName: string | null;
  middleName: string | null;
  familyName: string | null;
  email: string;
  language: string;
  zone: string;
  version: number;
  /** Has chosen a password. */
  active: boolean;
  erased: boolean;
  /** Is or was something elsewhere: the profile is not this institution's to write. */
  elsewhere: boolean;
  /** Was asked by this institution of late. */
  invited: boolean;
  /** Roles here, those that count and those that are suspended. */
  roles: MembershipRole[];
  suspended: MembershipRole[];
  /** Names of cohorts here. */
  cohorts: string[];
}

export interface PresentSection {
  id: string;
  courseId: string;
  termId: string;
  campusId: string;
  name: string;
  state: SectionState;
  capacity: number | null;
  version: number;
}

interface Named {
  id: string;
  name: string;
  version: number;
}
export type PresentCampus = Named & { zone: string };
export type PresentDepartment = Named & { code: string };
export type PresentTerm = Named & { startsOn: string; endsOn: string };
export interface PresentCourse {
  id: string;
  code: string;
  title: string;
  departmentId: string | null;
  /** Offered no more since. */
  archivedAt: string | null;
  version: number;
}

export type Said = Readonly<Record<string, unknown>>;
export interface RegisterEntry {
  kind: RegisterObject;
  externalId: string;
  objectId: string;
  said: Said;
}

/** One institution as it is, in as many statements as there are kinds of things. */
export interface Present {
  institution: { id: string; name: string };
  records: RegisterEntry[];
  campuses: PresentCampus[];
  departments: PresentDepartment[];
  terms: PresentTerm[];
  courses: PresentCourse[];
  sections: PresentSection[];
  cohorts: { id: string; name: string }[];
  /** Members, those the register knows, and whoever has an address of the file. */
  people: PresentPerson[];
  /** Of sections of the institution. */
  places: { sectionId: string; personId: string; role: PlaceRole }[];
}

/** The same as `placeIdOf` of the database below. */
export function placeId(sectionId: string, personId: string): string {
  const hex = createHash('md5').update(`${sectionId}:${personId}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A place has no id of its own: one is made from section and person, always the same. */
export const placeIdOf = (section: string, person: string) => `md5(${section}::text || ':' || ${person}::text)::uuid`;

const ofInstitution = `WHERE institution_id = $1 ORDER BY ${inOrder('name')}, id`;
const statements = {
  records: `SELECT kind, external_id AS "externalId", object_id AS "objectId", said
    FROM register_record WHERE institution_id = $1 AND kind = ANY($2)`,
  campuses: `SELECT id, name, zone, version FROM campus ${ofInstitution}`,
  departments: `SELECT id, name, code, version FROM department ${ofInstitution}`,
  terms: `SELECT id, name, starts_on::text AS "startsOn", ends_on::text AS "endsOn", version FROM term ${ofInstitution}`,
  courses: `SELECT id, code, title, department_id AS "departmentId", archived_at::text AS "archivedAt", version
    FROM course WHERE institution_id = $1`,
  sections: `SELECT section.id, course_id AS "courseId", term_id AS "termId", campus_id AS "campusId", name, state, capacity,
      section.version
    FROM section JOIN course ON course.id = section.course_id WHERE course.institution_id = $1`,
  cohorts: `SELECT id, name FROM cohort ${ofInstitution}`,
  places: `SELECT section_id AS "sectionId", person_id AS "personId",
      CASE role WHEN 'assistant' THEN 'student_assistant' ELSE role END AS role
    FROM enrolment JOIN section ON section.id = section_id JOIN course ON course.id = section.course_id
    WHERE course.institution_id = $1
    UNION ALL
    SELECT section_id, person_id, role
    FROM section_lecturer JOIN section ON section.id = section_id JOIN course ON course.id = section.course_id
    WHERE course.institution_id = $1`,
};

const people = `
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
  LEFT JOIN here ON here.person_id = person.id LEFT JOIN grouped ON grouped.person_id = person.id`;

/** Everything of the institution that what the file says can touch. */
export async function presentOf(manager: EntityManager, institutionId: string, entries: Entries): Promise<Present> {
  const ask = async <T>(statement: string, ...more: unknown[]): Promise<T[]> =>
    manager.query(statement, [institutionId, ...more]);
  const [institution] = await ask<Present['institution']>('SELECT id, name FROM institution WHERE id = $1');
  if (!institution) throw new Error(`institution ${institutionId} is gone`);
  const emails = entries.people.map(({ email }) => email);
  const hasPlaces = entries.sections.length + entries.places.length > 0;
  const kinds: RegisterObject[] = [
    'org',
    'term',
    'course',
    'person',
    'section',
    ...(hasPlaces ? (['enrolment'] as const) : []),
  ];
  // One after the other: they share one connection.
  return {
    institution,
    records: await ask(statements.records, kinds),
    campuses: await ask(statements.campuses),
    departments: await ask(statements.departments),
    terms: await ask(statements.terms),
    courses: await ask(statements.courses),
    sections: await ask(statements.sections),
    cohorts: await ask(statements.cohorts),
    people: await ask(people, emails),
    places: hasPlaces ? await ask(statements.places) : [],
  };
}
