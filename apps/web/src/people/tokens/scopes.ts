import type { ApiTokenScope } from '#contract/graphql/graphql';
import type { MessageId } from '../../words/words.ts';

/** What a program may do, in the order of the page; each is one plain sentence. */
export const scopeWords: Record<ApiTokenScope, MessageId> = {
  PROFILE_READ: 'tokens.profileRead',
  TIMETABLE_READ: 'tokens.timetableRead',
  TIMETABLE_WRITE: 'tokens.timetableWrite',
  COURSES_READ: 'tokens.coursesRead',
  COURSES_WRITE: 'tokens.coursesWrite',
  PEOPLE_READ: 'tokens.peopleRead',
  ENROLMENT_WRITE: 'tokens.enrolmentWrite',
  ATTENDANCE_READ: 'tokens.attendanceRead',
  ATTENDANCE_WRITE: 'tokens.attendanceWrite',
};

export const scopes = Object.keys(scopeWords) as ApiTokenScope[];
