import { Field, ID, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../graphql/described-enum.ts';
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
describedEnum('FoundKind', 'What is found; `id` is of this kind.', FoundKind, {
  PERSON: 'A member of an institution.',
  SECTION: 'A section.',
  COURSE: 'A course of the catalogue.',
  COHORT: 'A cohort.',
  ROOM: 'A lecture room.',
  SESSION: 'A session of a section; `startsAt` says when.',
});

@ObjectType('Found', { description: 'Something with a page of its own.' })
export class FoundModel {
  @Field(() => FoundKind, { description: 'By which `id` is looked up.' })
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
