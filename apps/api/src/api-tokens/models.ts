import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { TokenScope } from '#access';
import { ApiTokenScope } from '../graphql/enums.ts';
import { DateTime, LocalDate } from '../graphql/scalars.ts';
import { InstitutionRefModel, PersonModel } from '../models/person.ts';

/** For how many days a token is valid. */
export const tokenDays = { usual: 90, most: 365 } as const;

@ObjectType('ApiToken', { description: 'By what a program asks for a person. What it opens is in docs/api.md.' })
export class ApiTokenModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'What the person calls it.' })
  name: string;

  @Field(() => [ApiTokenScope])
  scopes: TokenScope[];

  @Field(() => InstitutionRefModel, {
    nullable: true,
    description: 'The only institution that it opens; null: all that its person may see.',
  })
  institution: InstitutionRefModel | null;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => DateTime)
  expiresAt: Date;

  @Field(() => Boolean)
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

  @Field(() => [ApiTokenScope])
  scopes: TokenScope[];

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => DateTime)
  expiresAt: Date;

  @Field(() => Boolean)
  expired: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'In UTC; null: never.' })
  lastUsedOn: string | null;
}

@ObjectType('ApiTokenCreated')
export class ApiTokenCreatedModel {
  @Field(() => String, { description: 'The token itself. It is told this once: only its hash is kept.' })
  secret: string;

  @Field(() => [ApiTokenModel], { description: 'All of the viewer, the newest first.' })
  tokens: ApiTokenModel[];
}

@InputType()
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
