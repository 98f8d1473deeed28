import { Class, ClassEventRow } from './class.ts';
import { Course, Enrolment, Section, SectionLecturer, Session } from './course.ts';
import { Campus, Institution, Term } from './institution.ts';
import { Membership, PasswordReset, Person, SignIn } from './people.ts';

export * from './class.ts';
export * from './course.ts';
export * from './institution.ts';
export * from './people.ts';

export const entities = [
  Institution,
  Campus,
  Term,
  Person,
  Membership,
  SignIn,
  PasswordReset,
  Course,
  Section,
  SectionLecturer,
  Enrolment,
  Session,
  Class,
  ClassEventRow,
];
