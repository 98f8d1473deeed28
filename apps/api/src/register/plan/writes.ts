import type { MembershipRole, SectionState } from '#database';
import type { PresentPerson, RegisterEntry } from '../present.ts';

interface Versioned {
  id: string;
  /** Undefined: it is new. */
  version: number | undefined;
}

/** Rows as they shall be in the end. */
export interface Writes {
  campuses: (Versioned & { name: string; zone: string })[];
  departments: (Versioned & { code: string; name: string })[];
  terms: (Versioned & { name: string; startsOn: string; endsOn: string })[];
  courses: (Versioned & { code: string; title: string; departmentId: string | null; archivedAt: string | null })[];
  /** Accounts that are not the institution's: their people are invited. */
  invited: { email: string; name: string; language: string; role: MembershipRole }[];
  people: (Versioned &
    Pick<PresentPerson, 'name' | 'givenName' | 'middleName' | 'familyName' | 'email' | 'language' | 'zone'>)[];
  sections: (Versioned & {
    courseId: string;
    termId: string;
    campusId: string;
    name: string;
    capacity: number | null;
    state: SectionState;
  })[];
  cohorts: { id: string; name: string }[];
  rolesGiven: { personId: string; role: MembershipRole }[];
  rolesEnded: { personId: string; role: MembershipRole }[];
  cohortJoined: { cohortId: string; personId: string }[];
  cohortLeft: { cohortId: string; personId: string }[];
  enrolled: { sectionId: string; personId: string; role: string }[];
  teaching: { sectionId: string; personId: string; role: string }[];
  unenrolled: { sectionId: string; personId: string }[];
  notTeaching: { sectionId: string; personId: string }[];
  /** Sections whose sessions to come are cancelled with them. */
  cancelled: { id: string }[];
  records: RegisterEntry[];
}

export const noWrites = (): Writes => ({
  campuses: [],
  departments: [],
  terms: [],
  courses: [],
  invited: [],
  people: [],
  sections: [],
  cohorts: [],
  rolesGiven: [],
  rolesEnded: [],
  cohortJoined: [],
  cohortLeft: [],
  enrolled: [],
  teaching: [],
  unenrolled: [],
  notTeaching: [],
  cancelled: [],
  records: [],
});
