import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.ts';

/** Its section is a resolved field. */
@ObjectType('CalendarFeed', { description: 'A timetable at an address that calendar programs read.' })
export class CalendarFeedModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Secret path on this origin, ending in .ics' })
  path: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a program read it last; null: never.' })
  lastUsedAt: Date | null;

  /** Not in the schema. */
  sectionId: string | null;
}
