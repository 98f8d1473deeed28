import type { Room } from '../room.ts';
import { Adding } from './adding.service.ts';
import { MemberDetailsResolver } from './details/details.resolver.ts';
import { MemberDetails } from './details/details.service.ts';
import { Acceptances } from './invitations/acceptances.service.ts';
import { InvitationsResolver } from './invitations/invitations.resolver.ts';
import { Invitations } from './invitations/invitations.service.ts';
import { ManyMembersResolver } from './many-members.resolver.ts';
import { ManyMembers } from './many-members.service.ts';
import { MembersResolver } from './members.resolver.ts';
import { Members } from './members.service.ts';

export const members: Room = {
  resolvers: [MembersResolver, ManyMembersResolver, InvitationsResolver, MemberDetailsResolver],
  providers: [Adding, Members, ManyMembers, Invitations, Acceptances, MemberDetails],
  controllers: [],
};
