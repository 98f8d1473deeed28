import type { DataSource, EntityManager } from 'typeorm';
import { Institution, Invitation, Person } from '#database';
import { hashToken, newToken } from '../../src/sign-in/tokens.ts';
import { saveMember } from '../world.ts';
import { anybody, anybodySignedIn, fresh, mayManage } from './who.ts';
import type { Operation } from './who.ts';

/** @returns its id and token */
async function invitation(manager: EntityManager, institutionId: string, email: string | null = null) {
  const token = newToken();
  const { id } = await manager.save(Invitation, {
    institutionId,
    role: 'student' as const,
    email,
    tokenHash: hashToken(token),
    expiresAt: new Date(Date.now() + 60_000),
  });
  return { id, token };
}
/** To a university of its own, so that nobody becomes somebody else in the others. */
async function link({ manager }: DataSource): Promise<string> {
  const { id } = await manager.save(Institution, { name: fresh('Inviting ') });
  return (await invitation(manager, id)).token;
}
/** To the address of somebody; of nobody else in particular. */
async function invitationTo(manager: EntityManager, personId: string | null) {
  const person = personId === null ? null : await manager.findOneBy(Person, { id: personId });
  const { id } = await manager.save(Institution, { name: fresh('Inviting ') });
  return invitation(manager, id, person?.email ?? `${fresh('invited')}@example.org`);
}
const member = async ({ institutionId }: { institutionId: string }, { manager }: DataSource) => ({
  institution: institutionId,
  person: await saveMember(manager, institutionId, 'student'),
});
const ofMember = (field: string, selection: string, more = '') =>
  `($institution: ID!, $person: ID!) { ${field}(institutionId: $institution, personId: $person${more}) ${selection} }`;

export const people: Record<string, Operation> = {
  'Query.viewer': {
    document: '{ viewer { id unreadNotifications memberships { institution { id } } } }',
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
        language: 'FR',
      },
    }),
    who: mayManage,
  },
  'Query.members': {
    document: 'query ($id: ID!) { members(institutionId: $id, search: "person") { nodes { email roles } totalCount } }',
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: mayManage,
  },
  'Query.member': {
    document: `query ${ofMember('member', '{ email externalId }')}`,
    variables: member,
    who: mayManage,
  },
  'Query.memberDetails': {
    document: `query ${ofMember('memberDetails', '{ member { email } lastSeenAt enrolments { term } mails { state } }')}`,
    variables: ({ institutionId, enrolled }) => ({ institution: institutionId, person: enrolled }),
    who: mayManage,
  },
  'Query.memberAttendance': {
    document: `query ${ofMember('memberAttendance', '{ sessions present section { title } }')}`,
    variables: ({ institutionId, enrolled }) => ({ institution: institutionId, person: enrolled }),
    who: { own: ['admin'], other: [] },
  },
  'Mutation.updateMember': {
    document: `mutation ${ofMember('updateMember', '{ mayEditEmail }', ', version: 1, input: { name: "Corrected" }')}`,
    variables: member,
    who: mayManage,
  },
  'Mutation.setMemberRoles': {
    document: `mutation ${ofMember('setMemberRoles', '{ roles }', ', roles: [LECTURER, STUDENT]')}`,
    variables: member,
    who: mayManage,
  },
  'Mutation.suspendMember': {
    document: `mutation ${ofMember('suspendMember', '{ suspended }')}`,
    variables: member,
    who: mayManage,
  },
  'Mutation.restoreMember': {
    document: `mutation ${ofMember('restoreMember', '{ suspended }')}`,
    variables: member,
    who: mayManage,
  },
  'Mutation.removeMember': { document: `mutation ${ofMember('removeMember', '')}`, variables: member, who: mayManage },
  'Query.invitations': {
    document: 'query ($id: ID!) { invitations(institutionId: $id) { nodes { email state } totalCount } }',
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: mayManage,
  },
  'Mutation.invite': {
    document: 'mutation ($input: InviteInput!) { invite(input: $input) { id } }',
    variables: ({ institutionId, sectionId }) => ({
      input: { institutionId, sectionId, emails: [`${fresh('invited')}@example.org`], role: 'STUDENT', language: 'FR' },
    }),
    who: mayManage,
  },
  'Mutation.createInvitationLink': {
    document: 'mutation ($input: InvitationLinkInput!) { createInvitationLink(input: $input) { path } }',
    variables: ({ institutionId, sectionId }) => ({
      input: { institutionId, sectionId, role: 'STUDENT', language: 'FR', days: 7 },
    }),
    who: mayManage,
  },
  'Mutation.revokeInvitation': {
    document: 'mutation ($id: ID!) { revokeInvitation(id: $id) { state } }',
    variables: async ({ institutionId }, { manager }) => ({ id: (await invitation(manager, institutionId)).id }),
    who: mayManage,
  },
  'Query.ownInvitations': {
    document: '{ ownInvitations { id role institution { name } } }',
    who: anybodySignedIn,
  },
  'Mutation.answerInvitation': {
    document: 'mutation ($id: ID!) { answerInvitation(input: { id: $id, accepts: false }) { id } }',
    variables: async (_at, { manager }, _world, caller) => ({ id: (await invitationTo(manager, caller)).id }),
    who: anybodySignedIn,
  },
  'Mutation.declineInvitation': {
    document: 'mutation ($token: String!) { declineInvitation(token: $token) }',
    variables: async (_at, { manager }) => ({ token: (await invitationTo(manager, null)).token }),
    who: anybody,
  },
  'Query.invitation': {
    document: 'query ($token: String!) { invitation(token: $token) { institution { name } email accountExists } }',
    variables: async (_, dataSource) => ({ token: await link(dataSource) }),
    who: anybody,
  },
  'Mutation.acceptInvitation': {
    document: 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { memberships { role } } }',
    variables: async (_, dataSource) => ({
      input: { token: await link(dataSource), name: 'New', email: `${fresh('guest')}@example.org`, consent: true },
    }),
    who: anybody,
  },
};
