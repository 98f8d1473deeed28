import { Module } from '@nestjs/common';
import { MailModule } from '../mail/index.ts';
import { Accounts } from './accounts.ts';
import { LettingInResolver } from './letting-in/letting-in.resolver.ts';
import { LettingIn } from './letting-in/letting-in.service.ts';
import { WelcomeSender } from './letting-in/welcome-sender.ts';
import { PasswordResets } from './password-resets.ts';
import { PeopleResolver } from './people.resolver.ts';
import { personal } from './personal.ts';
import { SignInResolver } from './sign-in.resolver.ts';

/** Accounts: sign-in, profile, passwords, letting people in. */
@Module({
  imports: [MailModule],
  providers: [SignInResolver, PeopleResolver, LettingInResolver, Accounts, PasswordResets, LettingIn, WelcomeSender],
  exports: [Accounts, WelcomeSender],
})
export class PeopleModule {
  static readonly personal = personal;
}
