import { statements } from '#database';
import { inOrder } from '../graphql/name-order.ts';

const ofSection = `JOIN section ON section.id = section_id
  JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id`;

export const sql = statements({
  enrolments: {
    text: `SELECT course.code AS course, course.title, section.name AS section, term.name AS term, enrolment.role, enrolment.via,
         enrolled_at AS "enrolledAt"
       FROM enrolment ${ofSection} WHERE person_id = $1 ORDER BY enrolled_at, section.id`,
    params: { personId: 'uuid' },
    row: {
      course: 'text',
      title: 'text',
      section: 'text',
      term: 'text',
      role: 'text',
      via: 'text',
      enrolledAt: 'timestamptz',
    },
  },
  waitingLists: {
    text: `SELECT course.code AS course, course.title, section.name AS section, term.name AS term, since
       FROM waiting_place ${ofSection} WHERE person_id = $1 ORDER BY since`,
    params: { personId: 'uuid' },
    row: { course: 'text', title: 'text', section: 'text', term: 'text', since: 'timestamptz' },
  },
  cohorts: {
    text: `SELECT cohort.name AS cohort, institution.name AS institution
       FROM cohort_member JOIN cohort ON cohort.id = cohort_id JOIN institution ON institution.id = cohort.institution_id
       WHERE person_id = $1 ORDER BY ${inOrder('institution.name')}, ${inOrder('cohort.name')}`,
    params: { personId: 'uuid' },
    row: { cohort: 'text', institution: 'text' },
  },
});
