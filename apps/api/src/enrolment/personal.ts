import { CohortMember, Enrolment, WaitingPlace } from '#database';
import { rows, statement } from '../personal/personal-data.ts';
import type { PersonalData } from '../personal/personal-data.ts';
import { inOrder } from '../graphql/name-order.ts';

const ofSection = `JOIN section ON section.id = section_id
  JOIN course ON course.id = section.course_id JOIN term ON term.id = section.term_id`;

export const personal: readonly PersonalData[] = [
  {
    entity: Enrolment,
    columns: ['person_id'],
    part: 'enrolments',
    about: 'privacy.enrolments',
    export: rows(
      `SELECT course.code AS course, course.title, section.name AS section, term.name AS term, enrolment.role, enrolment.via,
         enrolled_at AS "enrolledAt"
       FROM enrolment ${ofSection} WHERE person_id = $1 ORDER BY enrolled_at, section.id`,
    ),
    erase: { stays: 'attendance is counted of those who are enrolled; who it was is not known any more' },
  },
  {
    entity: WaitingPlace,
    columns: ['person_id'],
    part: 'waitingLists',
    about: 'privacy.enrolments',
    export: rows(
      `SELECT course.code AS course, course.title, section.name AS section, term.name AS term, since
       FROM waiting_place ${ofSection} WHERE person_id = $1 ORDER BY since`,
    ),
    erase: statement('DELETE FROM waiting_place WHERE person_id = $1'),
  },
  {
    entity: CohortMember,
    columns: ['person_id'],
    part: 'cohorts',
    about: 'privacy.cohorts',
    export: rows(
      `SELECT cohort.name AS cohort, institution.name AS institution
       FROM cohort_member JOIN cohort ON cohort.id = cohort_id JOIN institution ON institution.id = cohort.institution_id
       WHERE person_id = $1 ORDER BY ${inOrder('institution.name')}, ${inOrder('cohort.name')}`,
    ),
    erase: statement('DELETE FROM cohort_member WHERE person_id = $1'),
  },
];
