import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.ts';
import { InstitutionRefModel } from '../models/person.ts';

export const FoundKind = {
  PERSON: 'person',
  SECTION: 'section',
  COURSE: 'course',
  COHORT: 'cohort',
  ROOM: 'room',
  SESSION: 'session',
} as const;
export type FoundKindName = (typeof FoundKind)[keyof typeof FoundKind];
registerEnumType(FoundKind, { name: 'FoundKind' });

@ObjectType('Found', { description: 'Something with a page of its own.' })
export class FoundModel {
  @Field(() => FoundKind)
  kind: FoundKindName;

  @Field(() => ID)
  id: string;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'What tells it from others of that name; may be empty.' })
  more: string;

  @Field(() => DateTime, { nullable: true, description: 'Of a session.' })
  startsAt: Date | null;

  @Field(() => InstitutionRefModel)
  institution: InstitutionRefModel;
}
