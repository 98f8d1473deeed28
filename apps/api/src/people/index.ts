import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/index.ts';
import { MailModule } from '../mail/index.ts';
import { AccountsRepository } from './accounts.repository.ts';
import { Accounts } from './accounts.ts';
import { LettingInResolver } from './letting-in/letting-in.resolver.ts';
import { LettingIn } from './letting-in/letting-in.service.ts';
import { WelcomeMails } from './letting-in/welcome-mails.ts';
import { WelcomeMailsRepository } from './letting-in/welcome-mails.repository.ts';
import { PasswordResetsRepository } from './resetting/password-resets.repository.ts';
import { PasswordResets } from './resetting/password-resets.ts';
import { ResetMailsRepository } from './resetting/reset-mails.repository.ts';
import { ResetMails } from './resetting/reset-mails.ts';
import { PeopleResolver } from './people.resolver.ts';
import { personal } from './personal.ts';
import { SignInResolver } from './sign-in.resolver.ts';

export { namesOf } from './accounts.repository.ts';
export { Accounts } from './accounts.ts';
export { agree } from './agree.ts';
export { mostInADay, queueRosterWelcome, queueWelcome } from './letting-in/letting-in.service.ts';
export { WelcomeState } from './letting-in/models.ts';
export { jobOf as welcomeJobOf, welcomeQueue } from './letting-in/queue.ts';
export { askedAddress } from './letting-in/welcome-mails.repository.ts';
export { chosenMembers, sorted } from './many/chosen-members.ts';
export { ManyDoneModel, PeopleChoice, RefusedMemberModel } from './many/models.ts';
export type { MemberRefusalName } from './many/models.ts';
export { belongsElsewhere } from './member-sql.ts';
export { memberById, membersPage } from './members.repository.ts';
export type { ChosenMember } from './members.repository.ts';
export { MemberConnectionModel, MemberInput, MemberModel, MembersArguments, ViewerModel } from './models.ts';
export { PasswordResets, resetMinutes, welcomeDays } from './resetting/password-resets.ts';
export { jobOf as resetJobOf, resetQueue } from './resetting/queue.ts';
export { languageTag } from './profile.ts';
export { longestName, personName } from './person-name.ts';
export { distinctIds, requireMembers } from './require-members.ts';
export { refuseSuspended } from './suspended.ts';
export { invitationState, invitationUses, waitingInvitations } from './waiting-invitations.ts';

/** Accounts: sign-in, profile, passwords, letting people in. */
@Module({
  imports: [JobsModule, MailModule],
  providers: [
    SignInResolver,
    PeopleResolver,
    LettingInResolver,
    Accounts,
    PasswordResets,
    LettingIn,
    WelcomeMails,
    WelcomeMailsRepository,
    AccountsRepository,
    PasswordResetsRepository,
    ResetMails,
    ResetMailsRepository,
  ],
  exports: [Accounts],
})
export class PeopleModule {
  static readonly personal = personal;
}
