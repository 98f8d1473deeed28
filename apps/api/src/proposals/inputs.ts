import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDateTime } from '../graphql/scalars.ts';

@InputType({ description: 'Another time to be proposed for a session.' })
export class ProposeMoveInput {
  @Field(() => ID)
  sessionId: string;

  @Field(() => Int, { description: 'Of the session as it was read.' })
  version: number;

  @Field(() => LocalDateTime, { description: "In the session's zone unless `zone` says otherwise." })
  localStart: string;

  @Field(() => String, { nullable: true })
  zone?: string | null;

  @Field(() => String, { nullable: true, description: 'Read by those who plan; at most 300 characters.' })
  note?: string | null;
}
