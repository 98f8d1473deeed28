import type { RegisterObject, SectionState } from '#database';
import type { MembershipRole } from '#database';
import type { Language } from '#contract/languages';
import type { Position } from './problems.ts';

/** What another thing is called in the file; `column` is where it says so. */
export interface Reference {
  value: string;
  column: string;
}

interface Entry {
  what: RegisterObject;
  /** Of the register; null: it has none, and is found by its own name. */
  externalId: string | null;
  /** Column of the id, as the file writes it. */
  idColumn: string;
  at: Position;
  /** The register has it no more. */
  ended: boolean;
}

/** What is undefined is not said, and nothing is changed there. */
export interface OrgEntry extends Entry {
  what: 'org';
  externalId: string;
  /** `institution`: stands for the whole; nothing is made of it. */
  type: 'institution' | 'campus' | 'department';
  name: string;
  code: string | undefined;
  zone: string | undefined;
}

export interface TermEntry extends Entry {
  what: 'term';
  externalId: string;
  name: string;
  /** Calendar dates, both included. */
  startsOn: string;
  endsOn: string;
  /** A school year or a grading period: a term only if something takes place in it. */
  ifUsed: boolean;
}

export interface CourseEntry extends Entry {
  what: 'course';
  code: string;
  /** Cut from the id: no course is known by it. */
  madeUp?: boolean;
  /** Column for what is wrong with the title. */
  titleColumn: string;
  title: string | undefined;
  department: Reference | undefined;
}

/** What registers know of a name; undefined is not said. */
export interface NameParts {
  given: string | undefined;
  /** A middle name, or a postnom. */
  middle: string | undefined;
  family: string | undefined;
}

export interface PersonEntry extends Entry {
  what: 'person';
  externalId: string;
  /** As a whole, as it shall be shown; else it is made of the parts. */
  name: string | undefined;
  parts: NameParts;
  /** The middle part is a postnom, behind the family name. */
  middleLast: boolean;
  email: string;
  emailColumn: string;
  language: Language | undefined;
  zone: string | undefined;
  roles: MembershipRole[];
  /** The roles stay: a delta says of users only what changed. */
  keepsRoles?: boolean;
  /** Names. */
  cohorts: string[] | undefined;
}

export interface SectionEntry extends Entry {
  what: 'section';
  externalId: string;
  course: Reference;
  term: Reference;
  campus: Reference | undefined;
  name: string;
  /** What it goes by when another section of the file has that name. */
  otherName?: string | undefined;
  capacity: number | undefined;
  state: SectionState | undefined;
  /** The whole list of those who teach it; undefined: not said here. */
  lecturers: Reference[] | undefined;
}

export const placeRoles = ['student', 'student_assistant', 'lecturer', 'assistant'] as const;
/** As whom one is in a section: the first two are enrolled, the others teach. */
export type PlaceRole = (typeof placeRoles)[number];

export interface PlaceEntry extends Entry {
  what: 'enrolment';
  section: Reference;
  person: Reference;
  role: PlaceRole;
}

/** What one file or bundle says, in the order in which it can be made. */
export interface Entries {
  orgs: OrgEntry[];
  terms: TermEntry[];
  courses: CourseEntry[];
  people: PersonEntry[];
  sections: SectionEntry[];
  places: PlaceEntry[];
  /** Kind and id of the things whose lines cannot be used: that is said once, where they stand. */
  passedOver: Set<string>;
  /** Kinds of the files that could not be read as a whole, which is said of the file. */
  unread: Set<RegisterObject>;
  /** Whether things may be named by their own names too, and not by ids only. */
  byName: boolean;
  /** Lines with something in them. */
  lines: number;
}

export const noEntries = (byName: boolean): Entries => ({
  orgs: [],
  terms: [],
  courses: [],
  people: [],
  sections: [],
  places: [],
  passedOver: new Set(),
  unread: new Set(),
  byName,
  lines: 0,
});
