import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/index.ts';
import { MailModule } from '../mail/index.ts';
import { PeopleModule } from '../people/index.ts';
import { Adding } from './adding.service.ts';
import { MemberDetailsResolver } from './details/details.resolver.ts';
import { MemberDetails } from './details/details.service.ts';
import { Acceptances } from './invitations/acceptances.service.ts';
import { InvitationMailsRepository } from './invitations/invitation-mails.repository.ts';
import { InvitationMails } from './invitations/invitation-mails.ts';
import { InvitationsResolver } from './invitations/invitations.resolver.ts';
import { Invitations } from './invitations/invitations.service.ts';
import { ManyMembersResolver } from './many-members.resolver.ts';
import { ManyMembers } from './many-members.service.ts';
import { MembersResolver } from './members.resolver.ts';
import { Members } from './members.service.ts';

export { Invitations } from './invitations/invitations.service.ts';
export { invitationQueue, jobOf as invitationJobOf } from './invitations/queue.ts';

/** People as an institution's admin sees them: roles, details, invitations. */
@Module({
  imports: [JobsModule, MailModule, PeopleModule],
  providers: [
    MembersResolver,
    ManyMembersResolver,
    InvitationsResolver,
    MemberDetailsResolver,
    Adding,
    Members,
    ManyMembers,
    Invitations,
    InvitationMails,
    InvitationMailsRepository,
    Acceptances,
    MemberDetails,
  ],
  exports: [Invitations],
})
export class MembersModule {}
