import type { MessageId } from '../../words/words.ts';

/** What the audit log writes about, with the word that a sentence goes on with. */
export const kindWords: Record<string, MessageId> = {
  section: 'kind.section',
  enrolment: 'kind.enrolment',
  section_lecturer: 'kind.sectionLecturer',
  waiting_place: 'kind.waitingPlace',
  session: 'kind.session',
  session_series: 'kind.sessionSeries',
  session_lecturer: 'kind.sessionLecturer',
  course: 'kind.course',
  course_translation: 'kind.courseTranslation',
  course_prerequisite: 'kind.coursePrerequisite',
  cohort: 'kind.cohort',
  cohort_member: 'kind.cohortMember',
  section_cohort: 'kind.sectionCohort',
  person: 'kind.person',
  membership: 'kind.membership',
  invitation: 'kind.invitation',
  term: 'kind.term',
  campus: 'kind.campus',
  room: 'kind.room',
  department: 'kind.department',
  closing_day: 'kind.closingDay',
  institution: 'kind.institution',
};
