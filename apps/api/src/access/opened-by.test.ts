import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, getNamedType, isCompositeType, isObjectType } from 'graphql';
import { tokenScopes } from '#access';
import { knownFields, knownTypes, rootFieldsOf, scopeOf, scopesFor } from './opened-by.ts';

const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}).map((field) => ({ name: `${type?.name ?? ''}.${field.name}`, field })),
);

/** Root fields that no token opens, by the reason. A new root field stands here or gets a scope. */
const closed: Record<string, readonly string[]> = {
  'who somebody is, and what is kept about them': [
    ...['Mutation.signIn', 'Mutation.signOut', 'Mutation.signOutEverywhere', 'Mutation.requestPasswordReset'],
    ...['Mutation.resetPassword', 'Mutation.updateProfile', 'Mutation.deactivateAccount', 'Mutation.eraseAccount'],
    ...['Query.myConsents', 'Mutation.giveConsent', 'Mutation.withdrawConsent'],
  ],
  'tokens themselves, and other secrets': [
    ...['Query.apiTokens', 'Mutation.createApiToken', 'Mutation.revokeApiToken', 'Query.institutionApiTokens'],
    ...['Mutation.revokeInstitutionApiToken', 'Query.calendarFeeds', 'Mutation.createCalendarFeed'],
    'Mutation.revokeCalendarFeed',
  ],
  'who belongs to an institution, and as what': [
    ...['Mutation.addMember', 'Mutation.updateMember', 'Mutation.setMemberRoles', 'Mutation.suspendMember'],
    ...['Mutation.suspendMembers', 'Mutation.restoreMember', 'Mutation.restoreMembers', 'Mutation.removeMember'],
    ...['Mutation.removeMembers', 'Query.invitations', 'Query.invitation', 'Query.ownInvitations', 'Mutation.invite'],
    ...['Mutation.createInvitationLink', 'Mutation.revokeInvitation', 'Mutation.acceptInvitation'],
    ...['Mutation.answerInvitation', 'Mutation.declineInvitation', 'Query.lettingIn', 'Query.letInReport'],
    'Mutation.letIn',
  ],
  'what is gone afterwards': [
    ...['Mutation.removeCampus', 'Mutation.removeClosingDay', 'Mutation.removeCohort', 'Mutation.removeCourse'],
    ...['Mutation.removeDepartment', 'Mutation.removeRoom', 'Mutation.removeSection', 'Mutation.removeTerm'],
    ...['Mutation.archiveSections', 'Mutation.setSectionStates', 'Mutation.keepFor', 'Mutation.updateInstitution'],
    ...['Mutation.createCampus', 'Mutation.updateCampus', 'Mutation.copyTerm', 'Query.checkTermCopy'],
  ],
  'a class, and what is shown in it': [
    ...['Mutation.enterClass', 'Mutation.enterRehearsal', 'Query.classAfter', 'Query.classBoard', 'Query.classReport'],
    ...['Query.deck', 'Query.decks', 'Mutation.renameDeck', 'Mutation.removeDeck', 'Mutation.holdDeckBack'],
    ...['Query.preparedPolls', 'Mutation.savePreparedPoll', 'Mutation.removePreparedPoll'],
  ],
  'what one person says to others': [
    ...['Query.announcements', 'Mutation.announce', 'Query.notifications', 'Mutation.markNotificationsRead'],
    ...['Query.moveProposals', 'Query.checkProposal', 'Mutation.proposeMove', 'Mutation.withdrawProposal'],
    ...['Mutation.declineProposal', 'Mutation.enrolMyself', 'Mutation.leaveSection', 'Query.myUnavailability'],
    ...['Query.myUnavailableTimes', 'Query.memberUnavailableTimes', 'Mutation.addUnavailability'],
    'Mutation.removeUnavailability',
  ],
  'when somebody would meet others': [
    ...['Query.myAvailability', 'Query.myFreeTimes', 'Mutation.setAvailability', 'Mutation.addAvailabilityException'],
    'Mutation.removeAvailabilityException',
  ],
  'what somebody knows, which is found through the roster and offers of mentors': [
    ...['Query.myCompetences', 'Mutation.saveMyCompetences', 'Query.myExpert', 'Query.expertCard', 'Query.experts'],
    ...['Query.rosterImports', 'Query.rosterImport', 'Query.rosterTransfers', 'Mutation.applyRosterImport'],
    ...['Mutation.readRosterImportAs', 'Mutation.dropRosterImport'],
    ...['Query.expert', 'Mutation.becomeExpert', 'Mutation.saveMyExpert', 'Mutation.moveMyExpert'],
    ...['Mutation.decideOnExpert', 'Mutation.removeExpertDocument', 'Query.expertConfirmation'],
    ...['Query.expertConfirmationDue', 'Mutation.confirmExpert', 'Mutation.confirmMyExpert'],
  ],
  'mentoring, which is between two people': [
    ...['Query.mentorship', 'Mutation.changeMentorshipAgreement', 'Mutation.signMentorshipAgreement'],
    ...['Query.meetingTimes', 'Mutation.bookMeeting', 'Mutation.moveMeeting', 'Mutation.cancelMeeting'],
    ...['Mutation.giveMentorshipFeedback', 'Mutation.skipMentorshipFeedback'],
    ...['Mutation.proposeMeetingOutcome', 'Mutation.answerMeetingOutcome', 'Mutation.withdrawMeetingOutcome'],
    ...['Mutation.savePrivateNote', 'Mutation.saveSharedNote'],
    ...['Mutation.tickMentorshipGoal', 'Mutation.endMentorship', 'Mutation.reopenMentorship'],
    ...['Query.myMentoring', 'Query.mentoringToAnswer', 'Query.mentors', 'Query.suggestedMentors'],
    ...['Mutation.saveMentorOffer', 'Mutation.pauseMentorOffer'],
    ...['Query.mentoringReports', 'Query.mentoringReport', 'Mutation.reportPerson'],
    ...['Mutation.takeMentoringReport', 'Mutation.closeMentoringReport'],
    ...['Query.mentoringDigest', 'Mutation.wantMentoringDigest'],
    ...['Query.myBlockedPeople', 'Mutation.blockPerson', 'Mutation.unblockPerson'],
    ...['Mutation.askMentor', 'Mutation.acceptMentoringRequest', 'Mutation.declineMentoringRequest'],
    ...['Mutation.askForMore', 'Mutation.tellMore', 'Mutation.withdrawMentoringRequest'],
  ],
  'programmes of mentoring, which lead to who takes part': [
    ...['Query.mentoringProgrammes', 'Query.mentoringProgramme', 'Mutation.createMentoringProgramme'],
    ...['Mutation.createPlatformMentoringProgramme', 'Mutation.updateMentoringProgramme'],
    ...['Mutation.moveMentoringProgramme', 'Mutation.addMentoringLead', 'Mutation.removeMentoringLead'],
    ...['Query.mentoringParticipants', 'Query.mentoringCandidates', 'Mutation.inviteToMentoring'],
    ...['Mutation.removeFromMentoring', 'Mutation.joinMentoringProgramme', 'Mutation.leaveMentoringProgramme'],
    ...['Query.mentoringProposal', 'Mutation.sendMentoringPairs', 'Query.mentoringHealth'],
    'Query.freeMentoringHealth',
  ],
  'what administrators look at, and the register, which has files of its own': [
    ...['Query.desk', 'Query.find', 'Query.termLoad', 'Query.auditTrail', 'Query.registerImport'],
    ...['Query.registerImports', 'Mutation.applyRegisterImport', 'Mutation.dropRegisterImport'],
    'Mutation.readRegisterImportAs',
  ],
  'what experts are described by, which is for pages so far': [
    ...['Query.fieldsOfEducation', 'Query.sectors', 'Query.skills', 'Query.fieldOfEducation', 'Query.sector'],
    'Query.skill',
  ],
  'what counts when people are matched, which coordinators set on a page': [
    ...['Query.matchingWeights', 'Query.matchingPreview', 'Mutation.setMatchingWeights'],
  ],
  'the platform': ['Query.platform', 'Query.jobs', 'Mutation.tryJobAgain'],
  'a socket, which is for pages': ['Subscription.institutionTimetableChanged', 'Subscription.myTimetableChanged'],
};

test('each root field has one scope, or a reason why no token opens it', () => {
  const said = [...Object.values(rootFieldsOf).flat(), ...Object.values(closed).flat()];
  expect([...said].sort()).toEqual(roots.map(({ name }) => name).sort());
  expect(Object.keys(rootFieldsOf).sort()).toEqual([...tokenScopes].sort());
});

test('the table names only types and fields of the schema', () => {
  expect(knownTypes.filter((name) => !isCompositeType(schema.getType(name)))).toEqual([]);
  expect(new Set(knownTypes).size).toBe(knownTypes.length);
  for (const name of knownFields) {
    const [parent = '', field = ''] = name.split('.');
    const type = schema.getType(parent);
    expect({ name, known: isObjectType(type) && field in type.getFields() }).toEqual({ name, known: true });
  }
});

test('the scope that opens a root field opens the type that it returns', () => {
  const of = roots.flatMap(({ name, field }) => {
    const [scope, type] = [scopeOf(name), getNamedType(field.type)];
    return scope && isCompositeType(type) ? [{ name, scope, type: type.name }] : [];
  });
  expect(of.length).toBeGreaterThan(40);
  for (const { name, scope, type } of of) {
    const needed = scopesFor(name.split('.')[0] ?? '', name.split('.')[1] ?? '', type);
    expect({ name, opens: needed === 'all' || needed?.includes(scope) }).toEqual({ name, opens: true });
  }
});

test('fields that open fields lead to are open with all scopes, or are listed here', () => {
  const closedTypes = knownTypes.flatMap((name) => {
    const type = schema.getType(name);
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const leadsTo = fields.map((field) => getNamedType(field.type)).filter(isCompositeType);
    return leadsTo.filter((one) => !knownTypes.includes(one.name)).map((one) => `${name} leads to ${one.name}`);
  });
  expect(closedTypes).toEqual([]);
  expect(scopesFor('Section', 'decks', 'Deck')).toBeUndefined();
});
