import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.ts';

/** Its section is a resolved field. */
@ObjectType('CalendarFeed')
export class CalendarFeedModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Secret path on this origin, ending in .ics' })
  path: string;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => DateTime, { nullable: true })
  lastUsedAt: Date | null;

  /** Not in the schema. */
  sectionId: string | null;
}
