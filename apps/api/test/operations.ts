import type { DataSource } from 'typeorm';
import { saveMember, saveSession } from './world.ts';
import type { University, World } from './world.ts';

/** Everybody there is in the access table; the roles are in the own university. */
export const everybody = [
  'nobody',
  'stranger',
  'student',
  'enrolled',
  'lecturer',
  'teaching',
  'admin',
  'coordinator',
  'platformAdmin',
] as const;
export type Who = (typeof everybody)[number];

const signedIn = everybody.filter((who) => who !== 'nobody');
const members: readonly Who[] = ['student', 'enrolled', 'lecturer', 'teaching', 'admin'];
const platform: readonly Who[] = ['coordinator', 'platformAdmin'];

export const mayRead = { own: [...members, ...platform], other: platform };
const mayManage = { own: ['admin', 'platformAdmin'], other: ['platformAdmin'] } as const;
const anybody = { own: everybody, other: everybody };
const anybodySignedIn = { own: signedIn, other: signedIn };

export interface Operation {
  document: string;
  /** Variables that succeed when access is given; made anew for each call. `at` is the university it is about. */
  variables?: (at: University, dataSource: DataSource, world: World) => Promise<object> | object;
  who: { own: readonly Who[]; other: readonly Who[] };
}

let counter = 0;
const fresh = (prefix: string) => `${prefix}${(counter += 1)}`;

/** Root field -> how it is asked and for whom it is. A test fails when one is missing. */
export const operations: Record<string, Operation> = {
  'Query.platform': { document: '{ platform { name demoAccounts { email } outboxPath } }', who: anybody },
  'Query.viewer': { document: '{ viewer { id memberships { institution { id } } } }', who: anybody },
  'Query.agenda': { document: '{ agenda(days: 3) { id section { id } } }', who: anybodySignedIn },
  'Query.readableInstitutions': { document: '{ readableInstitutions { id name } }', who: anybodySignedIn },
  'Query.institution': {
    document:
      'query ($id: ID!) { institution(id: $id) { id campuses { id } terms { id } courses { id } sections { id } } }',
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: mayRead,
  },
  'Query.section': {
    document: 'query ($id: ID!) { section(id: $id) { id cohort { id } sessions { id } viewerMay { edit } } }',
    variables: ({ sectionId }) => ({ id: sectionId }),
    who: mayRead,
  },
  'Query.session': {
    document: 'query ($id: ID!) { session(id: $id) { id viewerMayEnter section { id } } }',
    variables: ({ sessionId }) => ({ id: sessionId }),
    who: mayRead,
  },
  'Query.attendance': {
    document: 'query ($id: ID!) { attendance(sessionId: $id) { rows { minutesPresent } } }',
    variables: ({ sessionId }) => ({ id: sessionId }),
    who: { own: ['teaching', 'admin'], other: [] },
  },
  // The password is wrong on purpose: that it is read at all is what anybody may.
  'Mutation.signIn': {
    document: 'mutation ($email: String!) { signIn(email: $email, password: "x") { id } }',
    variables: () => ({ email: fresh('nobody') }),
    who: anybody,
  },
  'Mutation.signOut': { document: 'mutation { signOut }', who: anybody },
  'Mutation.signOutEverywhere': { document: 'mutation { signOutEverywhere }', who: anybodySignedIn },
  'Mutation.requestPasswordReset': {
    document: 'mutation ($email: String!) { requestPasswordReset(email: $email) }',
    variables: () => ({ email: fresh('nobody') }),
    who: anybody,
  },
  'Mutation.resetPassword': {
    document: 'mutation { resetPassword(token: "none", password: "long enough") }',
    who: anybody,
  },
  'Mutation.updateProfile': {
    document: 'mutation { updateProfile(input: { zone: "Europe/Brussels" }) { zone } }',
    who: anybodySignedIn,
  },
  'Mutation.addMember': {
    document: 'mutation ($input: MemberInput!) { addMember(input: $input) { id roles } }',
    variables: ({ institutionId }) => ({
      input: {
        institutionId,
        name: 'New member',
        email: `${fresh('new')}@example.org`,
        role: 'STUDENT',
        zone: 'Africa/Kigali',
        language: 'FR',
      },
    }),
    who: mayManage,
  },
  'Mutation.createCampus': {
    document: 'mutation ($input: CampusInput!) { createCampus(input: $input) { id } }',
    variables: ({ institutionId }) => ({ input: { institutionId, name: fresh('Campus '), zone: 'Africa/Kigali' } }),
    who: mayManage,
  },
  'Mutation.createTerm': {
    document: 'mutation ($input: TermInput!) { createTerm(input: $input) { id } }',
    variables: ({ institutionId }) => ({
      input: { institutionId, name: fresh('Term '), startsOn: '2026-09-01', endsOn: '2026-12-20' },
    }),
    who: mayManage,
  },
  'Mutation.createCourse': {
    document: 'mutation ($input: CourseInput!) { createCourse(input: $input) { id } }',
    variables: ({ institutionId }) => ({ input: { institutionId, code: fresh('C'), title: 'Course' } }),
    who: mayManage,
  },
  'Mutation.createSection': {
    document: 'mutation ($input: SectionInput!) { createSection(input: $input) { id } }',
    variables: ({ courseId, termId, campusId }) => ({ input: { courseId, termId, campusId, name: fresh('N') } }),
    who: mayManage,
  },
  'Mutation.assignLecturer': {
    document:
      'mutation ($section: ID!, $person: ID!) { assignLecturer(sectionId: $section, personId: $person) { id } }',
    variables: async ({ sectionId, institutionId }, { manager }) => ({
      section: sectionId,
      person: await saveMember(manager, institutionId, 'lecturer'),
    }),
    who: mayManage,
  },
  'Mutation.removeLecturer': {
    document:
      'mutation ($section: ID!, $person: ID!) { removeLecturer(sectionId: $section, personId: $person) { id } }',
    variables: async ({ sectionId, institutionId }, { manager }) => {
      const person = await saveMember(manager, institutionId, 'lecturer');
      await manager.query('INSERT INTO section_lecturer (section_id, person_id) VALUES ($1, $2)', [sectionId, person]);
      return { section: sectionId, person };
    },
    who: mayManage,
  },
  'Mutation.setCohort': {
    document: 'mutation ($section: ID!, $people: [ID!]!) { setCohort(sectionId: $section, personIds: $people) { id } }',
    variables: ({ sectionId, enrolled }) => ({ section: sectionId, people: [enrolled] }),
    who: mayManage,
  },
  'Mutation.scheduleSession': {
    document: 'mutation ($input: ScheduleSessionInput!) { scheduleSession(input: $input) { id } }',
    variables: ({ sectionId }) => ({ input: { sectionId, localStart: freeHour(), minutes: 45 } }),
    who: mayManage,
  },
  'Mutation.rescheduleSession': {
    document: 'mutation ($input: RescheduleSessionInput!) { rescheduleSession(input: $input) { id } }',
    variables: async ({ sectionId }, { manager }) => ({
      input: { sessionId: await saveSession(manager, sectionId, 60 * 24 * 30), localStart: freeHour(), minutes: 45 },
    }),
    who: mayManage,
  },
  'Mutation.cancelSession': {
    document: 'mutation ($id: ID!) { cancelSession(id: $id) { id } }',
    variables: async ({ sectionId }, { manager }) => ({ id: await saveSession(manager, sectionId, 60 * 24 * 30) }),
    who: mayManage,
  },
  'Mutation.enterClass': {
    document: 'mutation ($id: ID!) { enterClass(sessionId: $id) { classId } }',
    variables: ({ sessionId }) => ({ id: sessionId }),
    who: { own: ['teaching', 'enrolled'], other: [] },
  },
};

/** An hour of next year that nobody has planned anything in. */
function freeHour(): string {
  counter += 1;
  const start = Date.UTC(new Date().getUTCFullYear() + 1, 1, 1) + counter * 3_600_000;
  return new Date(start).toISOString().slice(0, 16);
}
