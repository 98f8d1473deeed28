import { registerEnumType } from '@nestjs/graphql';
import type {
  AttendanceMark as AttendanceMarkName,
  CourseLevel as CourseLevelName,
  EnrolmentWay as EnrolmentWayName,
  Language as LanguageCode,
  MembershipRole as MembershipRoleName,
  PlatformRole as PlatformRoleName,
  SectionState as SectionStateName,
  TeachingRole as TeachingRoleName,
} from '#database';
import type { TokenScope } from '#access';
import type { ClassRole as ClassRoleName } from '#classroom';
import { languageTags } from '#contract/languages';

/** Names in the schema -> values in the database. */
export const MembershipRole = {
  STUDENT: 'student',
  LECTURER: 'lecturer',
  ADMIN: 'admin',
} as const satisfies Record<string, MembershipRoleName>;
export const PlatformRole = {
  COORDINATOR: 'coordinator',
  PLATFORM_ADMIN: 'platform_admin',
} as const satisfies Record<string, PlatformRoleName>;
export const Language = Object.fromEntries(languageTags.map((tag) => [tag.toUpperCase(), tag])) as {
  [Tag in LanguageCode as Uppercase<Tag>]: Tag;
};
export const ClassRole = { HOST: 'host', LISTENER: 'listener' } as const satisfies Record<string, ClassRoleName>;

export const AttendanceMark = {
  PRESENT: 'present',
  EXCUSED: 'excused',
} as const satisfies Record<string, AttendanceMarkName>;
export const SectionState = {
  DRAFT: 'draft',
  OPEN: 'open',
  RUNNING: 'running',
  FINISHED: 'finished',
  CANCELLED: 'cancelled',
} as const satisfies Record<string, SectionStateName>;
export const TeachingRole = {
  LECTURER: 'lecturer',
  ASSISTANT: 'assistant',
} as const satisfies Record<string, TeachingRoleName>;
export const EnrolmentRole = { STUDENT: 'student', ASSISTANT: 'assistant' } as const;
export type EnrolmentRoleName = (typeof EnrolmentRole)[keyof typeof EnrolmentRole];
export const EnrolmentWay = {
  ADMIN: 'admin',
  COHORT: 'cohort',
  SELF: 'self',
  LINK: 'link',
  REGISTER: 'register',
  WAITING_LIST: 'waiting_list',
} as const satisfies Record<string, EnrolmentWayName>;
export const SectionPart = {
  NONE: 'none',
  LECTURER: 'lecturer',
  ASSISTANT: 'assistant',
  STUDENT: 'student',
  WAITING: 'waiting',
} as const;
export type SectionPartName = (typeof SectionPart)[keyof typeof SectionPart];
export const InvitationState = { OPEN: 'open', USED: 'used', EXPIRED: 'expired', REVOKED: 'revoked' } as const;
export type InvitationStateName = (typeof InvitationState)[keyof typeof InvitationState];

export const CourseLevel = {
  CERTIFICATE: 'certificate',
  BACHELOR: 'bachelor',
  MASTER: 'master',
  DOCTORATE: 'doctorate',
} as const satisfies Record<string, CourseLevelName>;
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
export const MemberSort = { NAME: 'name', EMAIL: 'email', ROLE: 'role', STATE: 'state' } as const;
export type MemberSortName = (typeof MemberSort)[keyof typeof MemberSort];
export const CohortSort = { NAME: 'name', SIZE: 'size', CAMPUS: 'campus', DEPARTMENT: 'department' } as const;
export type CohortSortName = (typeof CohortSort)[keyof typeof CohortSort];
export const SectionLack = { LECTURER: 'lecturer', SESSIONS: 'sessions' } as const;
export type SectionLackName = (typeof SectionLack)[keyof typeof SectionLack];
export type SectionSortName = (typeof SectionSort)[keyof typeof SectionSort];

export const ApiTokenScope = {
  PROFILE_READ: 'profile:read',
  TIMETABLE_READ: 'timetable:read',
  TIMETABLE_WRITE: 'timetable:write',
  COURSES_READ: 'courses:read',
  COURSES_WRITE: 'courses:write',
  PEOPLE_READ: 'people:read',
  ENROLMENT_WRITE: 'enrolment:write',
  ATTENDANCE_READ: 'attendance:read',
  ATTENDANCE_WRITE: 'attendance:write',
} as const satisfies Record<string, TokenScope>;

export const ClassPhase = {
  PLANNED: 'planned',
  OPEN: 'open',
  LIVE: 'live',
  ENDED: 'ended',
  CANCELLED: 'cancelled',
} as const;
export type ClassPhaseName = (typeof ClassPhase)[keyof typeof ClassPhase];

registerEnumType(MembershipRole, { name: 'MembershipRole' });
registerEnumType(PlatformRole, { name: 'PlatformRole' });
registerEnumType(Language, { name: 'Language' });
registerEnumType(ClassRole, { name: 'ClassRole' });
registerEnumType(AttendanceMark, {
  name: 'AttendanceMark',
  valuesMap: {
    PRESENT: { description: 'There without a device.' },
    EXCUSED: { description: 'Neither present nor missed: not counted.' },
  },
});
registerEnumType(SectionState, { name: 'SectionState' });
registerEnumType(TeachingRole, { name: 'TeachingRole' });
registerEnumType(EnrolmentRole, {
  name: 'EnrolmentRole',
  valuesMap: { ASSISTANT: { description: 'A student who helps.' } },
});
registerEnumType(EnrolmentWay, { name: 'EnrolmentWay' });
registerEnumType(SectionPart, { name: 'SectionPart', description: 'What the viewer is in a section.' });
registerEnumType(InvitationState, { name: 'InvitationState' });
registerEnumType(ClassPhase, {
  name: 'ClassPhase',
  valuesMap: {
    PLANNED: { description: 'more than 15 minutes before the start' },
    OPEN: { description: 'can be entered' },
    LIVE: { description: 'somebody is in it now' },
  },
});
registerEnumType(CourseLevel, { name: 'CourseLevel' });
registerEnumType(MemberSort, { name: 'MemberSort' });
registerEnumType(CohortSort, { name: 'CohortSort', valuesMap: { SIZE: { description: 'The largest first.' } } });
registerEnumType(CourseSort, { name: 'CourseSort' });
registerEnumType(SectionLack, { name: 'SectionLack', description: 'What a section to be held has not got yet.' });
registerEnumType(SectionSort, {
  name: 'SectionSort',
  valuesMap: { TERM: { description: 'The newest term first, then course and name' } },
});
registerEnumType(ApiTokenScope, {
  name: 'ApiTokenScope',
  description: 'What a token for a program may do, within what its person may do.',
  valuesMap: {
    PROFILE_READ: { description: "Read the person's name, address, language and roles." },
    TIMETABLE_READ: { description: 'Read timetables, sessions, public holidays and free rooms.' },
    TIMETABLE_WRITE: { description: 'Plan, move and cancel sessions.' },
    COURSES_READ: { description: 'Read institutions, terms, courses, sections and cohorts.' },
    COURSES_WRITE: { description: 'Create and change terms, courses, sections, rooms and cohorts.' },
    PEOPLE_READ: { description: 'Read members of an institution, and who is in a section or a cohort.' },
    ENROLMENT_WRITE: { description: 'Enrol students in sections and cohorts, and take them out.' },
    ATTENDANCE_READ: { description: 'Read attendance.' },
    ATTENDANCE_WRITE: { description: 'Correct attendance.' },
  },
});
