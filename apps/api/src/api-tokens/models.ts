import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { TokenScope } from '#access';
import { describedEnum } from '../graphql/described-enum.ts';
import { DateTime, LocalDate } from '../graphql/scalars.ts';
import { InstitutionRefModel, PersonModel } from '../models/person.ts';

/** Names in the schema -> names in `libs/access`. */
export const ApiTokenScope = {
  PROFILE_READ: 'profile:read',
  TIMETABLE_READ: 'timetable:read',
  TIMETABLE_WRITE: 'timetable:write',
  COURSES_READ: 'courses:read',
  COURSES_WRITE: 'courses:write',
  PEOPLE_READ: 'people:read',
  ENROLMENT_WRITE: 'enrolment:write',
  ATTENDANCE_READ: 'attendance:read',
  ATTENDANCE_WRITE: 'attendance:write',
} as const satisfies Record<string, TokenScope>;
describedEnum('ApiTokenScope', 'What a token for a program may do, within what its person may do.', ApiTokenScope, {
  PROFILE_READ: "Read the person's name, address, language and roles.",
  TIMETABLE_READ: 'Read timetables, sessions, public holidays and free rooms.',
  TIMETABLE_WRITE: 'Plan, move and cancel sessions.',
  COURSES_READ: 'Read institutions, terms, courses, sections and cohorts.',
  COURSES_WRITE: 'Create and change terms, courses, sections, rooms and cohorts.',
  PEOPLE_READ: 'Read members of an institution, and who is in a section or a cohort.',
  ENROLMENT_WRITE: 'Enrol students in sections and cohorts, and take them out.',
  ATTENDANCE_READ: 'Read attendance.',
  ATTENDANCE_WRITE: 'Correct attendance.',
});

/** For how many days a token is valid. */
export const tokenDays = { usual: 90, most: 365 } as const;

@ObjectType('ApiToken', { description: 'By what a program asks for a person. What it opens is in docs/api.md.' })
export class ApiTokenModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'What the person calls it.' })
  name: string;

  @Field(() => [ApiTokenScope], { description: 'What it may do, within what its person may do.' })
  scopes: TokenScope[];

  @Field(() => InstitutionRefModel, {
    nullable: true,
    description: 'The only institution that it opens; null: all that its person may see.',
  })
  institution: InstitutionRefModel | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTime, { description: 'Until when it can be used.' })
  expiresAt: Date;

  @Field(() => Boolean, { description: 'True from `expiresAt` on: it opens nothing any more.' })
  expired: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'In UTC; null: never.' })
  lastUsedOn: string | null;
}

@ObjectType('InstitutionApiToken', { description: 'A token that is for one institution only, as its admins see it.' })
export class InstitutionApiTokenModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => PersonModel, { description: 'Whose it is: it may do what this person may.' })
  person: PersonModel;

  @Field(() => [ApiTokenScope], { description: 'What it may do.' })
  scopes: TokenScope[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTime, { description: 'Until when it can be used.' })
  expiresAt: Date;

  @Field(() => Boolean, { description: 'True from `expiresAt` on: it opens nothing any more.' })
  expired: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'In UTC; null: never.' })
  lastUsedOn: string | null;
}

@ObjectType('ApiTokenCreated', { description: 'A token that was just made.' })
export class ApiTokenCreatedModel {
  @Field(() => String, { description: 'The token itself. It is told this once: only its hash is kept.' })
  secret: string;

  @Field(() => [ApiTokenModel], { description: 'All of the viewer, the newest first.' })
  tokens: ApiTokenModel[];
}

@InputType({ description: 'A token to be made.' })
export class ApiTokenInput {
  @Field(() => String, { description: 'For the person to know it by; at most 80 characters.' })
  name: string;

  @Field(() => [ApiTokenScope], { description: 'At least one.' })
  scopes: TokenScope[];

  @Field(() => ID, { nullable: true, description: 'Opens objects of this institution only.' })
  institutionId?: string | null;

  @Field(() => Int, {
    defaultValue: tokenDays.usual,
    description: `How long it is good for: 1 to ${tokenDays.most} days.`,
  })
  days: number;

  @Field(() => String, { description: "The viewer's own: browsers are shared." })
  password: string;
}
