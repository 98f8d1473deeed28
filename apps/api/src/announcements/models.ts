import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType('Announcement', { description: 'What a lecturer or admin wrote to everybody of a section.' })
export class AnnouncementModel {
  @Field(() => ID)
  id: string;

  @Field(() => DateTime, { description: 'When it was written.' })
  at: Date;

  @Field(() => String, { description: 'Plain text of several lines, at most 2,000 characters.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Who wrote it; null when they are gone.' })
  by: string | null;
}
