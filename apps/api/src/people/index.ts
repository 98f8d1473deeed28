import type { Room } from '../room.ts';
import { Accounts } from './accounts.ts';
import { LettingInResolver } from './letting-in/letting-in.resolver.ts';
import { LettingIn } from './letting-in/letting-in.service.ts';
import { WelcomeSender } from './letting-in/welcome-sender.ts';
import { PasswordResets } from './password-resets.ts';
import { PeopleResolver } from './people.resolver.ts';
import { personal } from './personal.ts';
import { SignInResolver } from './sign-in.resolver.ts';

export const people: Room = {
  resolvers: [SignInResolver, PeopleResolver, LettingInResolver],
  providers: [Accounts, PasswordResets, LettingIn, WelcomeSender],
  controllers: [],
  personal,
};
