import { Field, ID, Int, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { DateTime, LocalDateTime } from '../../graphql/scalars.ts';
import { SessionModel } from '../models.ts';

export const ClashKind = {
  SECTION: 'SECTION',
  LECTURER: 'LECTURER',
  ROOM: 'ROOM',
  COHORT: 'COHORT',
  UNAVAILABLE: 'UNAVAILABLE',
  HOLIDAY: 'HOLIDAY',
  OUTSIDE_TERM: 'OUTSIDE_TERM',
  WAKING_HOURS: 'WAKING_HOURS',
  ROOM_TOO_SMALL: 'ROOM_TOO_SMALL',
  PAST: 'PAST',
} as const;
export type ClashKindName = keyof typeof ClashKind;
registerEnumType(ClashKind, {
  name: 'ClashKind',
  valuesMap: {
    SECTION: { description: 'The section has another session then.' },
    LECTURER: { description: 'A lecturer has another session then, here or elsewhere.' },
    COHORT: { description: 'Students of the cohort have another session then.' },
  },
});

export const SeriesScope = {
  THIS: 'THIS',
  THIS_AND_FOLLOWING: 'THIS_AND_FOLLOWING',
  ALL: 'ALL',
} as const;
export type SeriesScopeName = keyof typeof SeriesScope;
registerEnumType(SeriesScope, { name: 'SeriesScope' });

/** The session that is in the way is a resolved field. */
@ObjectType('Clash')
export class ClashModel {
  @Field(() => ClashKind)
  kind: ClashKindName;

  @Field(() => Boolean, {
    description: 'False: it may be planned all the same, when the kind is accepted.',
  })
  blocking: boolean;

  @Field(() => LocalDateTime, {
    description: "Local start of the planned session it is about, in the plan's zone.",
  })
  occurrence: string;

  @Field(() => String, {
    nullable: true,
    description: "Who or what: a lecturer, a room, a holiday; null when it is not the reader's to know.",
  })
  who: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-2, of a public HOLIDAY; null for a closing day of the institution.',
  })
  country: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Students concerned, for COHORT; seats, for ROOM_TOO_SMALL.',
  })
  count: number | null;

  @Field(() => DateTime, { nullable: true, description: 'Of what is in the way.' })
  startsAt: Date | null;

  @Field(() => DateTime, { nullable: true })
  endsAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "IANA zone of whom it concerns: a lecturer's for WAKING_HOURS and UNAVAILABLE.",
  })
  zone: string | null;

  @Field(() => String, {
    description: 'One sentence in English; pages say it in their own words.',
  })
  message: string;

  /** Not in the schema. Null when it is elsewhere. */
  sessionId: string | null;
}

@ObjectType({ isAbstract: true })
abstract class TimeModel {
  @Field(() => LocalDateTime)
  localStart: string;

  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => DateTime)
  endsAt: Date;

  @Field(() => String)
  zone: string;
}

@ObjectType('PlannedOccurrence')
export class PlannedOccurrenceModel extends TimeModel {}

@ObjectType('FreeTime', { description: 'A time near the one asked for at which nothing clashes.' })
export class FreeTimeModel extends TimeModel {}

@ObjectType('PlanCheck')
export class PlanCheckModel {
  @Field(() => [PlannedOccurrenceModel], { description: 'What the plan makes, earliest first.' })
  occurrences: PlannedOccurrenceModel[];

  @Field(() => [ClashModel])
  clashes: ClashModel[];

  @Field(() => [FreeTimeModel], {
    description: 'The nearest first, five at most; for a series, starts at which all of it is free.',
  })
  freeTimes: FreeTimeModel[];
}

@ObjectType('PlannedSessions')
export class PlannedSessionsModel {
  @Field(() => [SessionModel])
  sessions: SessionModel[];

  @Field(() => Int, { description: 'People who are told.' })
  told: number;
}

@ObjectType('ClashesFound', { description: 'Nothing was saved.' })
export class ClashesFoundModel {
  @Field(() => PlanCheckModel)
  check: PlanCheckModel;
}

export const PlanResult = createUnionType({
  name: 'PlanResult',
  types: () => [PlannedSessionsModel, ClashesFoundModel] as const,
  resolveType: (value: object) => ('check' in value ? ClashesFoundModel : PlannedSessionsModel),
});

/** Ids of what was planned or moved, or what stands against it. */
export type PlanOutcome = { sessionIds: string[]; told: number } | { check: PlanCheckModel };

/** Arguments of one kind of id. */
export const id = { type: () => ID };
