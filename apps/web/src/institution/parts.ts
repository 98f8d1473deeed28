import type { InstitutionByIdQuery } from '#contract/graphql/graphql';
import type { MessageId } from '../words/words.ts';

export type Institution = InstitutionByIdQuery['institution'];
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
export function stepsOf({ campuses, terms, courses, members, sections }: Institution): Step[] {
  const has = (role: 'LECTURER' | 'STUDENT') => members.some(({ roles }) => roles.includes(role));
  return [
    { part: 'campuses', words: 'steps.campus', done: campuses.length > 0 },
    { part: 'terms', words: 'steps.term', done: terms.length > 0 },
    { part: 'courses', words: 'steps.course', done: courses.length > 0 },
    { part: 'people', words: 'steps.people', done: has('LECTURER') && has('STUDENT') },
    { part: 'sections', words: 'steps.section', done: sections.length > 0 },
  ];
}

/** The part that an address names; without one, the first that still misses something, else the sections. */
export function partOf(named: string | undefined, institution: Institution): Part | undefined {
  if (named !== undefined && named !== '') return parts.find(({ part }) => part === named)?.part;
  return stepsOf(institution).find(({ done }) => !done)?.part ?? 'sections';
}

export function pathOf(institution: { id: string }, part: Part): string {
  return `/institutions/${institution.id}/${part}`;
}
