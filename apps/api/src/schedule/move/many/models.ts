import { Field, ID, ObjectType, createUnionType } from '@nestjs/graphql';
import { describedEnum } from '../../../graphql/described-enum.ts';
import { DateTime, LocalDateTime } from '../../../graphql/scalars.ts';
import { ClashModel, PlannedSessionsModel } from '../../plan/models.ts';

/** Why one of many sessions cannot be moved, independent of the rest of the plan. */
export const MoveRefusal = {
  CANCELLED: 'CANCELLED',
  BEGUN: 'BEGUN',
  CHANGED: 'CHANGED',
  OVER: 'OVER',
  NO_SUCH_TIME: 'NO_SUCH_TIME',
} as const;
export type MoveRefusalName = keyof typeof MoveRefusal;
describedEnum('MoveRefusal', 'Why a session is not moved.', MoveRefusal, {
  CANCELLED: 'It was cancelled.',
  BEGUN: 'Somebody was in its class.',
  CHANGED: 'Somebody changed it since that version.',
  OVER: 'It is over, and was to keep its time.',
  NO_SUCH_TIME: 'Clocks go forward then.',
});

/** The session as it is is a resolved field. */
@ObjectType('SessionMove')
export class SessionMoveModel {
  @Field(() => LocalDateTime, { description: 'As it would be; `startsAt`, `endsAt`, `zone` and `roomId` too.' })
  localStart: string;

  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => DateTime)
  endsAt: Date;

  @Field(() => String)
  zone: string;

  @Field(() => ID, { nullable: true })
  roomId: string | null;

  @Field(() => Boolean, { description: 'Whether that is another time or room.' })
  changes: boolean;

  @Field(() => MoveRefusal, { nullable: true, description: 'Null: it can be moved, if no clash stands against it.' })
  refusal: MoveRefusalName | null;

  @Field(() => [ClashModel])
  clashes: ClashModel[];

  /** Not in the schema. */
  sessionId: string;
}

@ObjectType('MovesCheck')
export class MovesCheckModel {
  @Field(() => [SessionMoveModel], { description: 'In the order of the sessions as they are.' })
  moves: SessionMoveModel[];
}

@ObjectType('MovesRefused', { description: 'Nothing was saved.' })
export class MovesRefusedModel {
  @Field(() => MovesCheckModel, { description: 'What stands against which session.' })
  check: MovesCheckModel;
}

export const MovesResult = createUnionType({
  name: 'MovesResult',
  types: () => [PlannedSessionsModel, MovesRefusedModel] as const,
  resolveType: (value: object) => ('check' in value ? MovesRefusedModel : PlannedSessionsModel),
});

export type MovesOutcome = { sessionIds: string[]; told: number } | { check: MovesCheckModel };
