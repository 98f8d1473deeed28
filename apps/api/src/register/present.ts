import type { EntityManager } from 'typeorm';
import { Institution } from '#database';
import type { MembershipRole, RegisterObject, SectionState } from '#database';
import type { Entries, PlaceRole } from './entries.ts';
import { sql } from './present.repository.ts';

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
  /** The person is or was part of another institution: this one may not write the profile. */
  elsewhere: boolean;
  /** Was invited by this institution lately. */
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
  /** Members, people whom the register knows, and people who have an address of the file. */
  people: PresentPerson[];
  /** Of sections of the institution. */
  places: { sectionId: string; personId: string; role: PlaceRole }[];
}

/** Everything of the institution that the file can change. */
export async function presentOf(manager: EntityManager, institutionId: string, entries: Entries): Promise<Present> {
  const institution = await manager.findOne(Institution, {
    select: { id: true, name: true },
    where: { id: institutionId },
  });
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
  const ours = { institutionId };
  // One after the other: they share one connection.
  return {
    institution,
    records: await sql.records.rows(manager, { institutionId, kinds }),
    campuses: await sql.campuses.rows(manager, ours),
    departments: await sql.departments.rows(manager, ours),
    terms: await sql.terms.rows(manager, ours),
    courses: await sql.courses.rows(manager, ours),
    sections: await sql.sections.rows(manager, ours),
    cohorts: await sql.cohorts.rows(manager, ours),
    people: await sql.people.rows(manager, { institutionId, emails }),
    places: hasPlaces ? await sql.places.rows(manager, ours) : [],
  };
}
