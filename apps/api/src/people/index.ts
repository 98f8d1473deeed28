import type { Room } from '../room.ts';
import { Accounts } from './accounts.ts';
import { PasswordResets } from './password-resets.ts';
import { PeopleResolver } from './people.resolver.ts';
import { SignInResolver } from './sign-in.resolver.ts';

export const people: Room = {
  resolvers: [SignInResolver, PeopleResolver],
  providers: [Accounts, PasswordResets],
  controllers: [],
};
