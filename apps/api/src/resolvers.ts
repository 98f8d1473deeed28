import { ClassesResolver } from './classes/classes.resolver.ts';
import { SectionsResolver } from './courses/sections.resolver.ts';
import { InstitutionsResolver } from './institutions/institutions.resolver.ts';
import { PeopleResolver } from './people/people.resolver.ts';
import { SignInResolver } from './people/sign-in.resolver.ts';
import { PlatformResolver } from './platform/platform.resolver.ts';
import { SessionsResolver } from './schedule/sessions.resolver.ts';

/** Everything the schema is made of. */
export const resolvers = [
  PlatformResolver,
  SignInResolver,
  PeopleResolver,
  InstitutionsResolver,
  SectionsResolver,
  SessionsResolver,
  ClassesResolver,
];
