import type { TokenScope } from '#access';

/**
 * Root fields that a token opens, by the scope that it needs. A field that stands under no scope is closed to tokens: `closed`
 * lists those fields, and a test compares both lists with the schema.
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
/** Every type that tells of sections and courses names them, so any of these scopes opens them. */
const catalogue = [...timetable, ...courses, 'enrolment:write', ...attendance] as const;

/** Types that tell no more than a name, or that hold objects which are checked themselves. */
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
 * Types that a token may read, each with the scopes of which it needs one. The path does not matter: a section leads to its
 * students from any type. A type that is missing here is closed.
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
  [
    [...timetable, ...attendance],
    ['Session', 'SessionOwner'],
  ],
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

/** Fields that tell who is in a group, although the type of each person tells little. */
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

/** The scope that opens a root field; undefined: no scope does. */
export const scopeOf = (rootField: string): TokenScope | undefined => scopeOfRootField.get(rootField);

/** Scopes of which a field below a root field needs one; 'all': any token is enough; undefined: the field is closed. */
export function scopesFor(parent: string, field: string, type: string): readonly TokenScope[] | 'all' | undefined {
  return fieldsOf[`${parent}.${field}`] ?? (forAll.includes(type) ? 'all' : scopesOfType.get(type));
}

/** Exported for the test that compares the lists with the schema. */
export const knownTypes: readonly string[] = [...forAll, ...scopesOfType.keys()];
export const knownFields: readonly string[] = Object.keys(fieldsOf);
