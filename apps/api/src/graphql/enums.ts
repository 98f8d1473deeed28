import { registerEnumType } from '@nestjs/graphql';
import type {
  Language as LanguageCode,
  MembershipRole as MembershipRoleName,
  PlatformRole as PlatformRoleName,
} from '#database';
import type { ClassRole as ClassRoleName } from '#classroom';

/** Names in the schema -> values in the database. */
export const MembershipRole = {
  STUDENT: 'student',
  LECTURER: 'lecturer',
  ADMIN: 'admin',
} as const satisfies Record<string, MembershipRoleName>;
export const PlatformRole = {
  COORDINATOR: 'coordinator',
  PLATFORM_ADMIN: 'platform_admin',
} as const satisfies Record<string, PlatformRoleName>;
export const Language = { FR: 'fr', EN: 'en' } as const satisfies Record<string, LanguageCode>;
export const ClassRole = { HOST: 'host', LISTENER: 'listener' } as const satisfies Record<string, ClassRoleName>;

export const ClassPhase = {
  PLANNED: 'planned',
  OPEN: 'open',
  LIVE: 'live',
  ENDED: 'ended',
  CANCELLED: 'cancelled',
} as const;
export type ClassPhaseName = (typeof ClassPhase)[keyof typeof ClassPhase];

registerEnumType(MembershipRole, { name: 'MembershipRole' });
registerEnumType(PlatformRole, { name: 'PlatformRole' });
registerEnumType(Language, { name: 'Language' });
registerEnumType(ClassRole, { name: 'ClassRole' });
registerEnumType(ClassPhase, {
  name: 'ClassPhase',
  valuesMap: {
    PLANNED: { description: 'more than 15 minutes before the start' },
    OPEN: { description: 'can be entered' },
    LIVE: { description: 'somebody is in it now' },
  },
});
