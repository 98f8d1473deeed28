import type { DataSource } from 'typeorm';
import { MentorOffer, MentoringLead, MentoringParticipant, MentoringProgramme } from '#database';
import type { MentoringParticipantState, MentoringRole, ProgrammeState } from '#database';
import { saveMember, savePerson } from '../world.ts';
import type { University } from '../world.ts';
import { anybodySignedIn, fresh, mayRead } from './who.ts';
import type { Operation } from './who.ts';

/** A programme of the university, led by nobody but its admins. */
export async function saveProgramme(
  { manager }: DataSource,
  institutionId: string | null,
  state: ProgrammeState = 'open',
): Promise<string> {
  const { id } = await manager.save(
    manager.create(MentoringProgramme, {
      ...{ institutionId, name: fresh('Programme '), purpose: '', firstDay: '2026-10-01', lastDay: '2027-03-31' },
      ...{ weeks: 12, mostMentees: 3, guidance: '', state },
    }),
  );
  return id;
}
export const takePart = (
  { manager }: DataSource,
  programmeId: string,
  personId: string,
  role: MentoringRole,
  state: MentoringParticipantState = 'joined',
) => manager.insert(MentoringParticipant, { programmeId, personId, role, state, goals: [] });

const programme =
  (state: ProgrammeState = 'open') =>
  async ({ institutionId }: University, dataSource: DataSource) => ({
    id: await saveProgramme(dataSource, institutionId, state),
  });
/** The same one each time it is read, so that it is larger when there are more people. */
const readProgramme = async ({ institutionId }: University, dataSource: DataSource) => {
  const name = 'Programme that is read';
  const found = await dataSource.manager.findOneBy(MentoringProgramme, { institutionId, name });
  if (found) return { id: found.id };
  const id = await saveProgramme(dataSource, institutionId);
  await dataSource.manager.update(MentoringProgramme, id, { name });
  return { id };
};
/** With a member who takes no part, one who does, and one more lead. */
const withPeople = async ({ institutionId, admin }: University, dataSource: DataSource) => {
  const id = await saveProgramme(dataSource, institutionId);
  const member = await saveMember(dataSource.manager, institutionId, 'student');
  const participant = await saveMember(dataSource.manager, institutionId, 'student');
  const lead = await savePerson(dataSource.manager, { email: `${fresh('lead')}@example.org` });
  await takePart(dataSource, id, participant, 'mentee');
  await dataSource.manager.insert(
    MentoringLead,
    [admin, lead].map((personId) => ({ programmeId: id, personId })),
  );
  return { id, member, participant, lead };
};
const input = '{ name: "Programme", firstDay: "2027-01-04", lastDay: "2027-06-30", weeks: 12, mostMentees: 3 }';
const byLeads = { own: ['admin'], other: [] } as const;
const members = mayRead.own.filter((who) => who !== 'coordinator' && who !== 'platformAdmin');

export const mentoringProgrammes: Record<string, Operation> = {
  'Query.mentoringProgrammes': { document: '{ mentoringProgrammes { id leads { id } } }', who: anybodySignedIn },
  'Query.mentoringProgramme': {
    document: 'query ($id: ID!) { mentoringProgramme(id: $id) { id mayJoin maySeeHealth } }',
    variables: readProgramme,
    who: mayRead,
  },
  'Mutation.createMentoringProgramme': {
    document: `mutation ($id: ID!) { createMentoringProgramme(institutionId: $id, input: ${input}) { iLead } }`,
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: byLeads,
  },
  'Mutation.createPlatformMentoringProgramme': {
    document: `mutation { createPlatformMentoringProgramme(input: ${input}) { iLead } }`,
    who: { own: ['coordinator'], other: ['coordinator'] },
    ofPlatform: true,
  },
  'Mutation.updateMentoringProgramme': {
    document: `mutation ($id: ID!) { updateMentoringProgramme(id: $id, version: 1, input: ${input}) { version } }`,
    variables: programme(),
    who: byLeads,
  },
  'Mutation.moveMentoringProgramme': {
    document: 'mutation ($id: ID!) { moveMentoringProgramme(id: $id, move: BEGIN) { state } }',
    variables: programme(),
    who: byLeads,
  },
  'Mutation.addMentoringLead': {
    document: 'mutation ($id: ID!, $email: String!) { addMentoringLead(id: $id, email: $email) { leads { id } } }',
    variables: async (at, dataSource) => {
      const email = `${fresh('lecturer')}@example.org`;
      await saveMember(dataSource.manager, at.institutionId, 'lecturer', { email });
      return { ...(await programme()(at, dataSource)), email };
    },
    who: byLeads,
  },
  'Mutation.removeMentoringLead': {
    document: 'mutation ($id: ID!, $lead: ID!) { removeMentoringLead(id: $id, personId: $lead) }',
    variables: withPeople,
    who: byLeads,
  },
  'Query.mentoringParticipants': {
    document: 'query ($id: ID!) { mentoringParticipants(id: $id) { person { id } roomLeft } }',
    variables: readProgramme,
    who: byLeads,
  },
  'Query.mentoringCandidates': {
    document: 'query ($id: ID!) { mentoringCandidates(id: $id, search: "Person 1") { person { id } standing } }',
    variables: programme(),
    who: byLeads,
  },
  'Mutation.inviteToMentoring': {
    document:
      'mutation ($id: ID!, $member: ID!) { inviteToMentoring(id: $id, personId: $member, role: MENTEE) { standing } }',
    variables: withPeople,
    who: byLeads,
  },
  'Mutation.removeFromMentoring': {
    document:
      'mutation ($id: ID!, $participant: ID!) { removeFromMentoring(id: $id, personId: $participant) { standing } }',
    variables: withPeople,
    who: byLeads,
  },
  'Query.mentoringProposal': {
    document: `query ($id: ID!) { mentoringProposal(id: $id) { pairs { mentee { id } } unplaced { mentee { id } mentors { id } }
      mentors { roomLeft } } }`,
    variables: readProgramme,
    who: byLeads,
  },
  'Mutation.sendMentoringPairs': {
    document: `mutation ($id: ID!, $member: ID!, $participant: ID!) {
      sendMentoringPairs(id: $id, pairs: [{ mentorId: $member, menteeId: $participant }]) { sent refused { refusal } } }`,
    variables: withPeople,
    who: byLeads,
  },
  'Query.mentoringHealth': {
    document: 'query ($id: ID!) { mentoringHealth(id: $id) { weeks rows { state concerns { what } weeks } } }',
    variables: readProgramme,
    who: { own: ['admin', 'coordinator'], other: ['coordinator'] },
  },
  'Query.freeMentoringHealth': {
    document: '{ freeMentoringHealth { weeks rows { id mentor { id } weeks } } }',
    who: { own: ['coordinator'], other: ['coordinator'] },
    ofPlatform: true,
  },
  'Mutation.joinMentoringProgramme': {
    document: 'mutation ($id: ID!) { joinMentoringProgramme(id: $id, role: MENTOR) }',
    variables: async (at, dataSource, _, caller) => {
      if (caller !== null) {
        const offer = { personId: caller, about: '', audiences: ['student' as const], capacity: 50 };
        await dataSource.manager.upsert(MentorOffer, offer, ['personId']);
      }
      return programme('running')(at, dataSource);
    },
    who: { own: members, other: [] },
  },
  'Mutation.leaveMentoringProgramme': {
    document: 'mutation ($id: ID!) { leaveMentoringProgramme(id: $id) }',
    variables: async (at, dataSource) => {
      const { id } = await programme()(at, dataSource);
      await takePart(dataSource, id, at.enrolled, 'mentee');
      return { id };
    },
    who: { own: ['enrolled'], other: [] },
  },
};
