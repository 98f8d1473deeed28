import type { RegisterObject } from '#database';
import { normalForm } from '#platform';

export type Owned = 'campus' | 'department' | 'term' | 'course' | 'section' | 'person';
export const kindOf: Record<Owned, RegisterObject> = {
  campus: 'org',
  department: 'org',
  term: 'term',
  course: 'course',
  section: 'section',
  person: 'person',
};

/** How names are compared when a file names a thing by its name. */
export const nameKey = (name: string): string => normalForm(name, 'NFC').toLowerCase();

/** What a section is told apart by: two campuses have an A each. */
type SectionIdentity = Readonly<Record<'courseId' | 'termId' | 'campusId' | 'name', string>>;
export const sectionKey = ({ courseId, termId, campusId, name }: SectionIdentity): string =>
  `${courseId} ${termId} ${campusId} ${name}`;
