import type { Room } from '../room.ts';
import { Acceptances } from './acceptances.service.ts';
import { Adding } from './adding.service.ts';
import { Accounts } from './accounts.ts';
import { InvitationsResolver } from './invitations.resolver.ts';
import { Invitations } from './invitations.service.ts';
import { LettingInResolver } from './letting-in/letting-in.resolver.ts';
import { LettingIn } from './letting-in/letting-in.service.ts';
import { WelcomeSender } from './letting-in/welcome-sender.ts';
import { ManyMembersResolver } from './many/many-members.resolver.ts';
import { ManyMembers } from './many/many-members.service.ts';
import { MembersResolver } from './members.resolver.ts';
import { Members } from './members.service.ts';
import { PasswordResets } from './password-resets.ts';
import { PeopleResolver } from './people.resolver.ts';
import { MemberDetailsResolver } from './details/details.resolver.ts';
import { MemberDetails } from './details/details.service.ts';
import { personal } from './personal.ts';
import { SignInResolver } from './sign-in.resolver.ts';

export const people: Room = {
  resolvers: [
    SignInResolver,
    PeopleResolver,
    MembersResolver,
    ManyMembersResolver,
    InvitationsResolver,
    LettingInResolver,
    MemberDetailsResolver,
  ],
  providers: [
    Accounts,
    Adding,
    Members,
    ManyMembers,
    PasswordResets,
    Invitations,
    Acceptances,
    LettingIn,
    WelcomeSender,
    MemberDetails,
  ],
  controllers: [],
  personal,
};
