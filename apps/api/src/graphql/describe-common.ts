import { isInputObjectType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { largestPage } from './paging.ts';

/** Descriptions of fields and arguments that mean the same wherever they have this name. A decorator's own description comes first. */
const meanings: Readonly<Record<string, string>> = {
  id: 'Opaque, and the same for ever.',
  version:
    'Counts changes. A change names the version it was made from, and is STALE when that is not the newest any more.',
  name: 'As people read it.',
  title: 'As people read it.',
  email: 'E-mail address, in lower case.',
  externalId: "Id of the university's own register; null: it knows none.",
  first: `Rows of a page: 1 to ${largestPage}.`,
  after: '`endCursor` of the page before; null: the first page.',
  search: 'Words, or how they begin; case and accents do not count.',
  sort: 'What the rows are ordered by.',
  nodes: 'The rows of this page.',
  pageInfo: 'How to go on.',
  totalCount: 'Rows on all pages.',
  hasNextPage: 'Whether another page follows.',
  from: 'The first day.',
  days: 'How many days.',
  startsAt: 'When it begins.',
  endsAt: 'When it ends.',
  startsOn: 'The first day.',
  endsOn: 'The last day.',
  zone: 'IANA zone.',
  localStart: 'When it begins, on the wall clock of its zone.',
  minutes: 'How long, in minutes.',
  topic: 'What it is about; may be empty.',
  seats: 'How many people it holds.',
  capacity: 'How many students it holds; null: any number.',
  credits: 'What the course counts for.',
  sessionCount: 'How many sessions it has.',
  sectionCount: 'How many sections there are of it.',
  courseCount: 'How many courses there are of it.',
  institution: 'To which it belongs.',
  campus: 'At which it is.',
  department: 'To which it belongs; null: to none.',
  course: 'What is taught.',
  term: 'When it is taught.',
  person: 'Whom it is about.',
  teachers: 'Who teach it, and as what.',
  clashes: 'What stands against it.',
  refused: 'Of whom it was not done, and why.',
  input: 'What is asked for.',
  institutionId: 'Id of an institution.',
  campusId: 'Id of a campus.',
  departmentId: 'Id of a department.',
  termId: 'Id of a term.',
  courseId: 'Id of a course.',
  sectionId: 'Id of a section.',
  sessionId: 'Id of a session.',
  cohortId: 'Id of a cohort.',
  roomId: 'Id of a room.',
  personId: 'Id of a person.',
  lecturerId: 'Id of a lecturer.',
  personIds: 'Ids of people.',
  lecturerIds: 'Ids of lecturers.',
};

/** Descriptions of types in the words of docs/glossary.md, for types whose decorator has none. */
const types: Readonly<Record<string, string>> = {
  Query: 'What reads and changes nothing.',
  Mutation: 'What changes something.',
  Subscription: 'What is told as it happens, over a WebSocket.',
  Person: 'One account, with no more than its name.',
  InstitutionRef: 'An institution with no more than its name.',
  CampusRef: 'A campus with no more than its name and zone.',
  CohortRef: 'A cohort with no more than its name.',
  CourseRef: 'A course with no more than its code and title.',
  SectionRef: 'A section with no more than its title.',
  NamedSection: 'A section with no more than its title.',
  Institution: 'A university on the platform.',
  Campus: 'A place of an institution, with its time zone.',
  Room: 'A lecture room of a campus.',
  FoundRoom: 'A lecture room of a campus.',
  Department: 'A part of an institution that gives courses.',
  Term: 'The weeks in which sections are taught.',
  Course: 'What is taught, as the catalogue lists it.',
  CourseText: 'What a course is called and says of itself in one more language.',
  Section: 'A course taught in a term to one group of students.',
  SectionPermissions: 'What the viewer may do with a section.',
  Cohort: 'A set of students who are enrolled in several sections together.',
  Enrolment: "A person's place in a section.",
  WaitingPlace: 'Somebody who waits for a seat in a section.',
  Teacher: 'Somebody who teaches a section.',
  Session: 'A meeting of a section in the timetable.',
  Holiday: 'A day without teaching, of a country or of an institution.',
  Membership: 'A role of the viewer in an institution.',
  Member: 'A person as administrators of an institution see them.',
  MemberDetails: 'What administrators see of one member.',
  MemberPlace: 'A section in which a member learns.',
  MemberMail: 'A mail that was sent to a member.',
  PageInfo: 'How to go on after a page.',
  Attendance: 'Who was in the class of a session, and how long.',
  AttendanceRow: 'One person in the class of a session.',
  AttendanceCorrection: 'What was said by hand of somebody’s attendance.',
  SectionAttendance: 'Attendance of all sessions of a section that were held.',
  SessionShare: 'How many came to a session.',
  PersonShare: 'How often one student came.',
  SectionShare: 'How many came to the sessions of a section.',
  WeekAttendance: 'How many came in a week.',
  TermAttendance: 'Attendance in a term.',
  MemberAttendance: 'How often a member came to a section.',
  StudentsAtRisk: 'Students who come too seldom.',
  StudentAtRisk: 'A student who comes too seldom, and where.',
  RiskInSection: 'How often a student came to one section.',
  PlanCheck: 'What a plan would come to.',
  PlannedOccurrence: 'A time that a plan leads to.',
  PlannedSessions: 'The plan is carried out.',
  PlanResult: 'What became of a plan.',
  Clash: 'What stands against a time.',
  SessionMove: 'What a move would do to one session.',
  MovesCheck: 'What moves would come to.',
  MovesResult: 'What became of moves.',
  RefusedMember: 'Somebody with whom it was not done.',
  Enrolled: 'Who has a seat now, and who waits for one.',
  EnrolResult: 'What became of an enrolment.',
  CourseConnection: 'A page of courses.',
  SectionConnection: 'A page of sections.',
  CohortConnection: 'A page of cohorts.',
  MemberConnection: 'A page of members.',
};

interface Described {
  description?: string | null | undefined;
}

/** Gives types, fields and arguments without a description of their own that of their name. */
export function describeCommon(schema: GraphQLSchema): GraphQLSchema {
  const describe = (name: string, one: Described) => {
    one.description ||= meanings[name];
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    type.description ||= types[type.name];
    if (!isObjectType(type) && !isInputObjectType(type)) continue;
    const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(
      type as never,
    );
    for (const field of Object.values(type.getFields())) {
      // What a root field does has nothing to do with what it is called.
      if (!isRoot) describe(field.name, field);
      if ('args' in field) for (const argument of field.args) describe(argument.name, argument);
    }
  }
  return schema;
}
