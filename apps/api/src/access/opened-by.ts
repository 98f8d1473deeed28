import type { TokenScope } from '#access';

/**
 * Root fields that a token opens, by the scope that it needs. What stands here under no scope is closed to tokens: `closed` lists it,
 * and a test compares both with the schema.
 */
export const rootFieldsOf: Readonly<Record<TokenScope, readonly string[]>> = {
  'profile:read': ['Query.viewer', 'Query.readableInstitutions'],
  'timetable:read': [
    ...['Query.agenda', 'Query.myTimetable', 'Query.session', 'Query.sectionTimetable', 'Query.roomTimetable'],
    ...['Query.campusTimetable', 'Query.cohortTimetable', 'Query.memberTimetable', 'Query.holidays'],
    ...['Query.freeRooms', 'Query.timesTogether'],
  ],
  'timetable:write': [
    ...['Query.checkPlan', 'Query.checkMove', 'Query.checkMoves', 'Mutation.planSessions'],
    ...['Mutation.moveSession', 'Mutation.moveSessions', 'Mutation.cancelSession', 'Mutation.cancelSessions'],
  ],
  'courses:read': [
    ...['Query.institution', 'Query.courses', 'Query.course', 'Query.sections', 'Query.section', 'Query.mySections'],
    ...['Query.cohorts', 'Query.cohort'],
  ],
  'courses:write': [
    ...['Mutation.createCourse', 'Mutation.updateCourse', 'Mutation.archiveCourse', 'Mutation.createSection'],
    ...['Mutation.updateSection', 'Mutation.setSectionState', 'Mutation.assignLecturer', 'Mutation.removeLecturer'],
    ...['Mutation.setTeachingRole', 'Mutation.createTerm', 'Mutation.updateTerm', 'Mutation.createRoom'],
    ...['Mutation.updateRoom', 'Mutation.createDepartment', 'Mutation.updateDepartment', 'Mutation.createCohort'],
    ...['Mutation.updateCohort', 'Mutation.addClosingDay'],
  ],
  'people:read': ['Query.members', 'Query.member', 'Query.memberDetails'],
  'enrolment:write': [
    ...['Mutation.enrol', 'Mutation.enrolCohort', 'Mutation.enrolMembers', 'Mutation.unenrol', 'Mutation.setCohort'],
    ...['Mutation.setEnrolmentRole', 'Mutation.addCohortMembers', 'Mutation.setCohortMembers'],
  ],
  'attendance:read': [
    ...['Query.attendance', 'Query.sectionAttendance', 'Query.memberAttendance', 'Query.myAttendance'],
    ...['Query.studentsAtRisk', 'Query.termAttendance'],
  ],
  'attendance:write': ['Mutation.correctAttendance', 'Mutation.undoAttendanceCorrection'],
};

const timetable = ['timetable:read', 'timetable:write'] as const;
const courses = ['courses:read', 'courses:write'] as const;
const attendance = ['attendance:read', 'attendance:write'] as const;
/** Sections and courses are named wherever something of them is told. */
const catalogue = [...timetable, ...courses, 'enrolment:write', ...attendance] as const;

/** Types that tell no more than a name, or hold what is told for itself. */
const forAll = [
  'Person',
  'InstitutionRef',
  'CampusRef',
  'CohortRef',
  'CourseRef',
  'SectionRef',
  'NamedSection',
  'PageInfo',
];

/**
 * Types that a token may read, by the scopes of which it needs one: a section leads to its students from wherever one asks. A type that
 * is missing here is closed.
 */
const typesOf: readonly (readonly [scopes: readonly TokenScope[], types: readonly string[]])[] = [
  [['profile:read'], ['Viewer', 'Membership']],
  [
    timetable,
    [
      'Holiday',
      'FreeRoom',
      'TimeTogether',
      'FoundRoom',
      'PlanCheck',
      'PlannedOccurrence',
      'FreeTime',
      'Clash',
      'Series',
    ],
  ],
  [
    ['timetable:write'],
    ['ClashesFound', 'PlannedSessions', 'PlanResult', 'MovesCheck', 'MovesRefused', 'MovesResult', 'SessionMove'],
  ],
  [
    courses,
    ['Institution', 'ClosingDay', 'SetupProgress', 'CourseConnection', 'SectionConnection', 'CohortConnection'],
  ],
  [[...timetable, ...attendance], ['Session']],
  [
    catalogue,
    [
      ...['Section', 'Course', 'CourseText', 'Term', 'Campus', 'Room', 'Department', 'Teacher', 'Meets'],
      ...['SectionPermissions', 'Cohort'],
    ],
  ],
  [
    ['people:read'],
    ['Member', 'MemberConnection', 'MemberDetails', 'MemberPlace', 'MemberMail', 'Enrolment', 'WaitingPlace'],
  ],
  [
    ['enrolment:write'],
    [...['EnrolResult', 'Enrolled', 'EnrolmentClosed', 'SectionFull', 'EnrolledMembers', 'ManyDone'], 'RefusedMember'],
  ],
  [attendance, ['Attendance', 'AttendanceRow', 'AttendanceCorrection']],
  [
    ['attendance:read'],
    [
      ...['SectionAttendance', 'SessionShare', 'PersonShare', 'MemberAttendance', 'OwnAttendance', 'OwnTurn'],
      ...['StudentsAtRisk', 'StudentAtRisk', 'RiskInSection', 'TermAttendance', 'SectionShare', 'WeekAttendance'],
    ],
  ],
];

/** Fields that tell who is in a group, though the type of each person tells little. */
const fieldsOf: Readonly<Record<string, readonly TokenScope[]>> = {
  'Section.cohort': ['people:read', 'enrolment:write'],
  'Section.enrolments': ['people:read'],
  'Section.waiting': ['people:read'],
  'Cohort.members': ['people:read', 'enrolment:write'],
};

const scopeOfRootField = new Map(
  Object.entries(rootFieldsOf).flatMap(([scope, names]) => names.map((name) => [name, scope as TokenScope])),
);
const scopesOfType = new Map(typesOf.flatMap(([scopes, types]) => types.map((type) => [type, scopes])));

/** The scope that opens a root field; undefined: none does. */
export const scopeOf = (rootField: string): TokenScope | undefined => scopeOfRootField.get(rootField);

/** One of these is needed for a field below a root field; 'all': any token has enough; undefined: closed. */
export function scopesFor(parent: string, field: string, type: string): readonly TokenScope[] | 'all' | undefined {
  return fieldsOf[`${parent}.${field}`] ?? (forAll.includes(type) ? 'all' : scopesOfType.get(type));
}

/** For the test that compares them with the schema. */
export const knownTypes: readonly string[] = [...forAll, ...scopesOfType.keys()];
export const knownFields: readonly string[] = Object.keys(fieldsOf);
