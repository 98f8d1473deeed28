import { createHash } from 'node:crypto';
import type { DemoSection } from './courses.ts';

/** The same id for the same name, for ever (a UUID of version 8): loading the demo again finds its rows again. */
export function demoId(kind: string, ...names: string[]): string {
  const hex = createHash('sha256')
    .update(['ikiraro-demo', kind, ...names].join('\n'))
    .digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const personId = (key: string) => demoId('person', key);
export const institutionId = (key: string) => demoId('institution', key);
export const campusId = (key: string) => demoId('campus', key);
export const termId = (institution: string, term: string) => demoId('term', institution, term);
export type SectionName = Pick<DemoSection, 'institution' | 'code' | 'name'>;
export const courseId = ({ institution, code }: Pick<DemoSection, 'institution' | 'code'>) =>
  demoId('course', institution, code);
export const sectionId = ({ institution, code, name }: SectionName, term: string) =>
  demoId('section', institution, code, name, term);

/** Keys of a section's students: `student`, `student2`, `student3` ... */
export const studentKeys = ({ students: [first, last] }: DemoSection): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => (first + index === 1 ? 'student' : `student${first + index}`));
