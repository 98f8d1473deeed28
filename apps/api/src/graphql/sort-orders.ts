import { describedEnum } from './described-enum.ts';

/** Orders of the long lists: names in the schema -> names in the repositories. */
export const CourseSort = {
  CODE: 'code',
  TITLE: 'title',
  CREDITS: 'credits',
  DEPARTMENT: 'department',
  SECTIONS: 'sections',
} as const;
export type CourseSortName = (typeof CourseSort)[keyof typeof CourseSort];

export const SectionSort = {
  TERM: 'term',
  COURSE: 'course',
  COHORT_SIZE: 'cohort_size',
  CAMPUS: 'campus',
  LECTURER: 'lecturer',
} as const;
export type SectionSortName = (typeof SectionSort)[keyof typeof SectionSort];

export const MemberSort = { NAME: 'name', EMAIL: 'email', ROLE: 'role', STATE: 'state' } as const;
export type MemberSortName = (typeof MemberSort)[keyof typeof MemberSort];

export const CohortSort = { NAME: 'name', SIZE: 'size', CAMPUS: 'campus', DEPARTMENT: 'department' } as const;
export type CohortSortName = (typeof CohortSort)[keyof typeof CohortSort];

export const ExpertSort = { NAME: 'name', STATE: 'state', SINCE: 'since' } as const;
export type ExpertSortName = (typeof ExpertSort)[keyof typeof ExpertSort];

describedEnum('CourseSort', 'Orders of courses.', CourseSort, {
  CODE: 'By code; case does not count.',
  TITLE: 'By title, in the language in which the viewer reads it.',
  CREDITS: 'The fewest credits first, courses without credits last.',
  DEPARTMENT: 'By name of the department, courses of no department last.',
  SECTIONS: 'The course with most sections first.',
});
describedEnum('SectionSort', 'Orders of sections.', SectionSort, {
  TERM: 'The newest term first, then by course code and name.',
  COURSE: 'By course code and name.',
  COHORT_SIZE: 'The largest cohort first.',
  CAMPUS: 'By name of the campus.',
  LECTURER: 'By name of the first person who teaches it, sections that nobody teaches last.',
});
describedEnum('MemberSort', 'Orders of members.', MemberSort, {
  NAME: 'By name.',
  EMAIL: 'By e-mail address.',
  ROLE: 'By role: admins, lecturers, students.',
  STATE: 'Members without a password first, suspended members last.',
});
describedEnum('CohortSort', 'Orders of cohorts.', CohortSort, {
  NAME: 'By name.',
  SIZE: 'The largest first.',
  CAMPUS: 'By name of the campus, cohorts of no campus last.',
  DEPARTMENT: 'By name of the department, cohorts of no department last.',
});
describedEnum('ExpertSort', 'Orders of experts.', ExpertSort, {
  NAME: 'By name.',
  STATE: 'Those that wait for a coordinator first, then drafts, verified and paused ones.',
  SINCE: 'Those whose state changed last first.',
});
