import type { InstitutionByIdQuery } from '#contract/graphql/graphql';
import type { MessageId } from '../words/words.ts';

export type Institution = InstitutionByIdQuery['institution'];

/** What each part is given. Who only reads (a coordinator, a student) sees the lists without the ways to add. */
export interface PartProps {
  institution: Institution;
  mayManage: boolean;
}
export type Part = 'sections' | 'people' | 'courses' | 'terms' | 'campuses';

/** The parts of an institution's pages in the order of their tabs, each with its words. */
export const parts: readonly { part: Part; words: MessageId }[] = [
  { part: 'sections', words: 'institution.sections' },
  { part: 'people', words: 'institution.people' },
  { part: 'courses', words: 'institution.courses' },
  { part: 'terms', words: 'institution.terms' },
  { part: 'campuses', words: 'institution.campuses' },
];

export interface Step {
  part: Part;
  words: MessageId;
  done: boolean;
}

/** What must be there before a class can be planned, in the order in which one thing needs the other. */
export function stepsOf({ campuses, terms, courses, members = [], sections }: Institution): Step[] {
  const has = (role: 'LECTURER' | 'STUDENT') => members.some(({ roles }) => roles.includes(role));
  return [
    { part: 'campuses', words: 'steps.campus', done: campuses.length > 0 },
    { part: 'terms', words: 'steps.term', done: terms.length > 0 },
    { part: 'courses', words: 'steps.course', done: courses.length > 0 },
    { part: 'people', words: 'steps.people', done: has('LECTURER') && has('STUDENT') },
    { part: 'sections', words: 'steps.section', done: sections.length > 0 },
  ];
}

/** The parts that a person sees: the members are their managers' to see. */
export function partsFor(mayManage: boolean): typeof parts {
  return parts.filter(({ part }) => mayManage || part !== 'people');
}

/** The part that an address names; without one, for managers the first that still misses something, else the sections. */
export function partOf(named: string | undefined, { institution, mayManage }: PartProps): Part | undefined {
  if (named !== undefined && named !== '') return partsFor(mayManage).find(({ part }) => part === named)?.part;
  const missing = mayManage ? stepsOf(institution).find(({ done }) => !done) : undefined;
  return missing?.part ?? 'sections';
}

export function pathOf(institution: { id: string }, part: Part): string {
  return `/institutions/${institution.id}/${part}`;
}
