import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDateTime } from '../../../graphql/scalars.ts';
import { ClashKind } from '../../plan/models.ts';
import type { ClashKindName } from '../../plan/models.ts';

@InputType({ description: 'Where one session goes.' })
export class SessionMoveInput {
  @Field(() => ID)
  sessionId: string;

  @Field(() => Int)
  version: number;

  @Field(() => LocalDateTime, { nullable: true, description: "Null: stays. In the session's zone." })
  localStart?: string | null;

  @Field(() => ID, { nullable: true, description: 'Null: stays; `noRoom` takes it away.' })
  roomId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'True: it has no room afterwards, whatever `roomId` says.',
  })
  noRoom: boolean | null;
}

@InputType({ description: 'Sessions of one section; all of them are moved, or none.' })
export class MoveSessionsInput {
  @Field(() => ID)
  sectionId: string;

  @Field(() => [SessionMoveInput], { description: 'At most 200, each session once.' })
  moves: SessionMoveInput[];

  @Field(() => String, { nullable: true, description: 'Told to those concerned; at most 300 characters.' })
  reason?: string | null;

  @Field(() => [ClashKind], {
    nullable: true,
    defaultValue: [],
    description: 'Kinds of clash that are accepted; blocking ones cannot be.',
  })
  accept: ClashKindName[] | null;
}

@InputType({ description: 'Sessions of one section; all of them are cancelled, or none.' })
export class CancelSessionsInput {
  @Field(() => ID)
  sectionId: string;

  @Field(() => [ID], { description: 'At most 200.' })
  sessionIds: string[];

  @Field(() => String, { nullable: true, description: 'Told to those concerned; at most 300 characters.' })
  reason?: string | null;
}
