import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ClassPhase } from '../graphql/enums.ts';
import type { ClassPhaseName } from '../graphql/enums.ts';
import { DateTime, LocalDateTime } from '../graphql/scalars.ts';

/** Its section and what the viewer may do hang on it as resolved fields. */
@ObjectType('Session', { description: 'One scheduled meeting of a section.' })
export class SessionModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  topic: string;

  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => DateTime)
  endsAt: Date;

  @Field(() => String, { description: 'IANA zone it was planned in.' })
  zone: string;

  @Field(() => LocalDateTime, { description: 'Local time it was planned for, in `zone`.' })
  localStart: string;

  @Field(() => ClassPhase)
  phase: ClassPhaseName;

  /** Not in the schema. */
  sectionId: string;
}

@InputType()
export class ScheduleSessionInput {
  @Field(() => ID)
  sectionId: string;

  @Field(() => String, { nullable: true, defaultValue: '' })
  topic: string | null;

  @Field(() => LocalDateTime, { description: "In the section's campus zone unless `zone` says otherwise." })
  localStart: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => String, { nullable: true, description: 'IANA zone.' })
  zone?: string | null;
}

@InputType()
export class RescheduleSessionInput {
  @Field(() => ID)
  sessionId: string;

  @Field(() => LocalDateTime, { description: "In the section's campus zone unless `zone` says otherwise." })
  localStart: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => String, { nullable: true, description: 'IANA zone.' })
  zone?: string | null;
}
