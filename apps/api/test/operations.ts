import { anybody, anybodySignedIn, fresh, mayRead } from './operations/who.ts';
import type { Operation } from './operations/who.ts';
import { availability } from './operations/availability.ts';
import { apiTokens } from './operations/api-tokens.ts';
import { competences } from './operations/competences.ts';
import { classifications } from './operations/classifications.ts';
import { decks } from './operations/decks.ts';
import { sectionKeeps } from './operations/section-keeps.ts';
import { structure } from './operations/structure.ts';
import { enrolment } from './operations/enrolment.ts';
import { lettingIn } from './operations/letting-in.ts';
import { finding } from './operations/finding.ts';
import { matching } from './operations/matching.ts';
import { mentoring } from './operations/mentoring.ts';
import { mentoringProgrammes } from './operations/mentoring-programmes.ts';
import { people } from './operations/people.ts';
import { timetable } from './operations/timetable.ts';
import { telling } from './operations/telling.ts';
import { register } from './operations/register.ts';
import { roster } from './operations/roster.ts';
import { privacy } from './operations/privacy.ts';
import { subscriptions } from './operations/subscriptions.ts';
import { saveFailedJob, saveSession } from './world.ts';

export { everybody, mayRead } from './operations/who.ts';
export type { Operation, Who } from './operations/who.ts';

/** Root field -> how it is asked and for whom it is. A test fails when one is missing. */
export const operations: Record<string, Operation> = {
  'Query.platform': { document: '{ platform { name demoAccounts { email } outboxPath } }', who: anybody },
  'Query.jobs': {
    document: '{ jobs { queues { queue waiting } failedCount failed { id subject } } }',
    who: { own: ['platformAdmin'], other: ['platformAdmin'] },
    ofPlatform: true,
  },
  'Mutation.tryJobAgain': {
    document: 'mutation ($id: ID!) { tryJobAgain(id: $id) { failedCount } }',
    variables: async (_, dataSource) => ({ id: await saveFailedJob(dataSource) }),
    who: { own: ['platformAdmin'], other: ['platformAdmin'] },
    ofPlatform: true,
  },
  'Query.agenda': { document: '{ agenda(days: 3) { id section { id } } }', who: anybodySignedIn },
  'Query.readableInstitutions': { document: '{ readableInstitutions { id name } }', who: anybodySignedIn },
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
  'Mutation.correctAttendance': {
    document: `mutation ($id: ID!, $people: [ID!]!) {
      correctAttendance(sessionId: $id, personIds: $people, mark: EXCUSED, reason: "At the doctor") { rows { correction { mark } } } }`,
    variables: ({ sessionId, enrolled }) => ({ id: sessionId, people: [enrolled] }),
    who: { own: ['teaching', 'admin'], other: [] },
  },
  'Mutation.undoAttendanceCorrection': {
    document: `mutation ($id: ID!, $people: [ID!]!) {
      undoAttendanceCorrection(sessionId: $id, personIds: $people) { rows { correction { mark } } } }`,
    variables: ({ sessionId, enrolled }) => ({ id: sessionId, people: [enrolled] }),
    who: { own: ['teaching', 'admin'], other: [] },
  },
  'Query.myAttendance': {
    document: '{ myAttendance { section { id } turns { present excused minutes session { id } } } }',
    who: anybodySignedIn,
  },
  'Query.classReport': {
    document:
      'query ($id: ID!) { classReport(sessionId: $id) { presence { count } participation { person { name } secondsSpoken } } }',
    variables: ({ sessionId }) => ({ id: sessionId }),
    who: { own: ['teaching', 'admin'], other: [] },
  },
  'Query.classAfter': {
    document: 'query ($id: ID!) { classAfter(sessionId: $id) { sessionId open reopenUntil talkPath } }',
    variables: ({ sessionId }) => ({ id: sessionId }),
    who: { own: ['enrolled', 'teaching'], other: [] },
  },
  'Mutation.enterRehearsal': {
    document: 'mutation ($id: ID!) { enterRehearsal(sessionId: $id) { classId } }',
    // Of a session that was not rehearsed yet: a second rehearsal enters the first one.
    variables: async ({ sectionId }, { manager }) => ({ id: await saveSession(manager, sectionId, 60 * 24 * 40) }),
    who: { own: ['teaching'], other: [] },
  },
  'Query.classBoard': {
    document: 'query ($id: ID!) { classBoard(sessionId: $id) { sessionId path } }',
    variables: ({ sessionId }) => ({ id: sessionId }),
    who: { own: ['enrolled', 'teaching', 'admin', 'platformAdmin'], other: ['platformAdmin'] },
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
  'Mutation.enterClass': {
    document: 'mutation ($id: ID!) { enterClass(sessionId: $id) { classId } }',
    variables: ({ sessionId }) => ({ id: sessionId }),
    who: { own: ['teaching', 'enrolled'], other: [] },
  },
  // Before anybody is enrolled who was not.
  ...decks,
  ...sectionKeeps,
  ...structure,
  ...enrolment,
  ...people,
  ...matching,
  ...mentoring,
  ...mentoringProgrammes,
  ...lettingIn,
  ...timetable,
  ...availability,
  ...competences,
  ...roster,
  ...finding,
  ...classifications,
  ...telling,
  ...register,
  ...privacy,
  ...apiTokens,
  ...subscriptions,
};
