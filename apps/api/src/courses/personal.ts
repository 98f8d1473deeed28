import { SectionLecturer } from '#database';
import { rows } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { inOrder } from '../graphql/name-order.ts';

export const personal: readonly PersonalData[] = [
  {
    entity: SectionLecturer,
    columns: ['person_id'],
    part: 'teaching',
    about: 'privacy.teaching',
    export: rows(
      `SELECT course.code AS course, course.title, section.name AS section, term.name AS term, section_lecturer.role
       FROM section_lecturer JOIN section ON section.id = section_id
       JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id
       WHERE person_id = $1 ORDER BY term.starts_on, course.code, ${inOrder('section.name')}`,
    ),
    erase: { stays: 'a section was taught by somebody, for the figures; by whom is not known any more' },
  },
];
