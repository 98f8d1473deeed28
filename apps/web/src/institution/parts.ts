import type { InstitutionByIdQuery } from '#contract/graphql/graphql';
import type { MessageId } from '../words/words.ts';

export type Institution = InstitutionByIdQuery['institution'];

/** Properties of each part. People who only read (a coordinator, a student) see the lists without the ways to add. */
export interface PartProps {
  institution: Institution;
  mayManage: boolean;
  /** Asks for the institution anew: something of it is gone. */
  again: () => void;
}
export type Part =
  | 'sections'
  | 'courses'
  | 'people'
  | 'cohorts'
  | 'terms'
  | 'places'
  | 'register'
  | 'attendance'
  | 'load'
  | 'mentoring'
  | 'audit';

/** Who sees a part: every reader, those who manage, or the institution's own administrators. */
type Seen = 'readers' | 'managers' | 'admins';

/** The parts of an institution's pages in the order of their tabs, each with its words. */
export const parts: readonly { part: Part; words: MessageId; seen: Seen }[] = [
  { part: 'sections', words: 'institution.sections', seen: 'readers' },
  { part: 'courses', words: 'institution.courses', seen: 'readers' },
  { part: 'people', words: 'institution.people', seen: 'managers' },
  { part: 'cohorts', words: 'institution.cohorts', seen: 'managers' },
  { part: 'terms', words: 'institution.terms', seen: 'readers' },
  { part: 'places', words: 'institution.places', seen: 'readers' },
  { part: 'register', words: 'institution.register', seen: 'managers' },
  { part: 'attendance', words: 'institution.attendance', seen: 'admins' },
  { part: 'load', words: 'institution.load', seen: 'admins' },
  { part: 'mentoring', words: 'institution.mentoring', seen: 'admins' },
  { part: 'audit', words: 'institution.audit', seen: 'managers' },
];

/** What a reader may do in an institution. */
export interface Rights {
  mayManage: boolean;
  /** Has the role of administrator there, and does not only help from the platform. */
  isAdmin: boolean;
}

export interface Step {
  part: Part;
  words: MessageId;
  done: boolean;
}

/** What must be there before a class can be planned, in the order in which one thing needs the other. */
export function stepsOf({ setup }: Pick<Institution, 'setup'>): Step[] {
  return [
    { part: 'places', words: 'steps.campus', done: setup.campuses > 0 },
    { part: 'terms', words: 'steps.term', done: setup.terms > 0 },
    { part: 'courses', words: 'steps.course', done: setup.courses > 0 },
    { part: 'people', words: 'steps.people', done: setup.lecturers > 0 && setup.students > 0 },
    { part: 'sections', words: 'steps.section', done: setup.sections > 0 },
  ];
}

/** The parts that a person sees. */
export function partsFor({ mayManage, isAdmin }: Rights): typeof parts {
  const seen = { readers: true, managers: mayManage, admins: isAdmin };
  return parts.filter((part) => seen[part.seen]);
}

/** The part that an address names; without one, for managers the first that still misses something, else the sections. */
export function partOf(
  named: string | undefined,
  institution: Pick<Institution, 'setup'>,
  rights: Rights,
): Part | undefined {
  if (named !== undefined && named !== '') return partsFor(rights).find(({ part }) => part === named)?.part;
  const missing = rights.mayManage ? stepsOf(institution).find(({ done }) => !done) : undefined;
  return missing?.part ?? 'sections';
}

export function pathOf(institution: { id: string }, part: Part): string {
  return `/institutions/${institution.id}/${part}`;
}
