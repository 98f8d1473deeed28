import type { RegisterObject, SectionState } from '#database';
import type { MembershipRole } from '#database';
import type { Language } from '#contract/languages';
import type { Position } from './problems.ts';

/** The name of another thing in the file; `column` is where it stands. */
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
  /** The register says that it has ended. */
  ended: boolean;
}

/** A field that is undefined is not said, and stays as it is. */
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

/** Parts of a name in a register; undefined: not said. */
export interface NameParts {
  given: string | undefined;
  /** A middle name, or a postnom. */
  middle: string | undefined;
  family: string | undefined;
}

export interface PersonEntry extends Entry {
  what: 'person';
  externalId: string;
  /** The whole name, as it is to be shown; else it is made of the parts. */
  name: string | undefined;
  parts: NameParts;
  /** The middle part is a postnom, behind the family name. */
  middleLast: boolean;
  email: string;
  emailColumn: string;
  language: Language | undefined;
  zone: string | undefined;
  roles: MembershipRole[];
  /** The roles stay: a delta tells only what changed of a user. */
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
/** Roles of people in a section: the first two are enrolled, the others teach. */
export type PlaceRole = (typeof placeRoles)[number];

export interface PlaceEntry extends Entry {
  what: 'enrolment';
  section: Reference;
  person: Reference;
  role: PlaceRole;
}

/** The content of one file or bundle, in the order in which it can be written. */
export interface Entries {
  orgs: OrgEntry[];
  terms: TermEntry[];
  courses: CourseEntry[];
  people: PersonEntry[];
  sections: SectionEntry[];
  places: PlaceEntry[];
  /** Kind and id of things whose lines cannot be used. Each is reported once, at its line. */
  passedOver: Set<string>;
  /** Kinds of files that could not be read at all. It is reported once, for the file. */
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
