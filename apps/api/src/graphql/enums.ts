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
import type { ClassRole as ClassRoleName } from '#classroom';
import { languageTags } from '#contract/languages';
import { limits } from '#contract/limits';
import { describedEnum } from './described-enum.ts';

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

export const CourseLevel = {
  CERTIFICATE: 'certificate',
  BACHELOR: 'bachelor',
  MASTER: 'master',
  DOCTORATE: 'doctorate',
} as const satisfies Record<string, CourseLevelName>;
export const SectionLack = { LECTURER: 'lecturer', SESSIONS: 'sessions' } as const;
export type SectionLackName = (typeof SectionLack)[keyof typeof SectionLack];

export const ClassPhase = {
  PLANNED: 'planned',
  OPEN: 'open',
  LIVE: 'live',
  ENDED: 'ended',
  CANCELLED: 'cancelled',
} as const;
export type ClassPhaseName = (typeof ClassPhase)[keyof typeof ClassPhase];

describedEnum('MembershipRole', 'A role in an institution.', MembershipRole, {
  STUDENT: 'May be enrolled in its sections.',
  LECTURER: 'May be given its sections to teach.',
  ADMIN: 'Manages the institution.',
});
describedEnum('PlatformRole', 'A role on the whole platform.', PlatformRole, {
  COORDINATOR: 'Reads what all institutions teach and plan; sees neither members nor attendance.',
  PLATFORM_ADMIN: 'Manages all institutions and looks after the platform; sees no attendance.',
});
describedEnum('Language', 'Language of pages and mails.', Language, { EN: 'English.', FR: 'French.' });
describedEnum('ClassRole', 'Whether somebody teaches or listens in a class.', ClassRole, {
  HOST: 'Teaches the section, or this session in the place of its lecturers.',
  LISTENER: 'Anybody else; students are listeners.',
});
describedEnum('AttendanceMark', 'What is said by hand of somebody’s attendance.', AttendanceMark, {
  PRESENT: 'There without a device.',
  EXCUSED: 'Neither present nor missed: not counted.',
});
describedEnum('SectionState', 'Where a section stands.', SectionState, {
  DRAFT: 'In preparation: only the people who teach it and administrators see it.',
  OPEN: 'Open for enrolment, also by students themselves where `selfEnrolment` is true.',
  RUNNING: 'It is taught; administrators still enrol students.',
  FINISHED: 'It is over and takes no students.',
  CANCELLED: 'It does not take place; its sessions to come were cancelled with it.',
});
describedEnum('TeachingRole', 'As what somebody teaches.', TeachingRole, {
  LECTURER: 'Teaches the section, and has it in `termLoad`.',
  ASSISTANT: 'Helps its lecturers, with the same permissions.',
});
describedEnum('EnrolmentRole', 'As what somebody is enrolled.', EnrolmentRole, {
  STUDENT: 'A student, who takes a seat.',
  ASSISTANT: 'A student who helps; takes no seat.',
});
describedEnum('EnrolmentWay', 'By what way somebody was enrolled.', EnrolmentWay, {
  ADMIN: 'An administrator named them.',
  COHORT: 'They came with a cohort.',
  SELF: 'They enrolled themselves.',
  LINK: 'They accepted an invitation to the section.',
  REGISTER: "The university's register said so.",
  WAITING_LIST: 'A seat became free while they waited.',
});
describedEnum('SectionPart', 'What the viewer is in a section.', SectionPart, {
  NONE: 'Neither teaches it, nor is enrolled or waits for a seat.',
  LECTURER: 'Teaches it as a lecturer.',
  ASSISTANT: 'Teaches it as an assistant, or is enrolled as a student who helps.',
  STUDENT: 'Is enrolled as a student.',
  WAITING: 'Is on the waiting list: see `viewerWaitsAt`.',
});
describedEnum('ClassPhase', 'Where the class of a session stands.', ClassPhase, {
  PLANNED: `It opens ${limits.opensBeforeMinutes} minutes before the start.`,
  OPEN: 'It can be entered, and nobody is in it.',
  LIVE: 'Somebody is in it now.',
  ENDED: 'It was ended, or its planned end is two hours ago.',
  CANCELLED: 'The session was cancelled: there is no class.',
});
describedEnum('CourseLevel', 'For which degree.', CourseLevel, {
  CERTIFICATE: 'A certificate below a degree.',
  BACHELOR: 'A bachelor’s degree.',
  MASTER: 'A master’s degree.',
  DOCTORATE: 'A doctorate.',
});
describedEnum('SectionLack', 'What a section to be held has not got yet.', SectionLack, {
  LECTURER: 'Nobody teaches it.',
  SESSIONS: 'No session is planned, or all are cancelled.',
});
