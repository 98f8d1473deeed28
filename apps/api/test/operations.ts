import { saveMember, saveSession } from './world.ts';
import { anybody, anybodySignedIn, freeHour, fresh, mayManage, mayRead } from './operations/who.ts';
import type { Operation } from './operations/who.ts';
import { structure } from './operations/structure.ts';
import { enrolment } from './operations/enrolment.ts';
import { people } from './operations/people.ts';
import { timetable } from './operations/timetable.ts';
import { telling } from './operations/telling.ts';
import { register } from './operations/register.ts';
import { privacy } from './operations/privacy.ts';

export { everybody, mayRead } from './operations/who.ts';
export type { Operation, Who } from './operations/who.ts';

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
  ...structure,
  ...enrolment,
  ...people,
  ...timetable,
  ...telling,
  ...register,
  ...privacy,
};
