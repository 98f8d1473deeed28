import { Field, ID, Int, ObjectType, createUnionType } from '@nestjs/graphql';
import { describedEnum } from '../../graphql/described-enum.ts';
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
describedEnum('ClashKind', 'What it is that stands against a time.', ClashKind, {
  SECTION: 'The section has another session then. Blocks.',
  LECTURER: 'A lecturer has another session then, here or elsewhere. Blocks.',
  ROOM: 'Another session is in the room then. Blocks.',
  COHORT: 'Students of the cohort have another session then. Can be accepted.',
  UNAVAILABLE: 'A lecturer has said that they cannot teach then. Can be accepted.',
  HOLIDAY: "A public holiday of the campus's or a lecturer's country, or a closing day. Can be accepted.",
  OUTSIDE_TERM: "Before or after the section's term, as the campus counts days. Blocks.",
  WAKING_HOURS: "Outside a lecturer's waking hours. Can be accepted.",
  ROOM_TOO_SMALL: 'The room has fewer seats than the cohort has people. Can be accepted.',
  PAST: 'The session would be over already. Blocks.',
});

export const SeriesScope = {
  THIS: 'THIS',
  THIS_AND_FOLLOWING: 'THIS_AND_FOLLOWING',
  ALL: 'ALL',
} as const;
export type SeriesScopeName = keyof typeof SeriesScope;
describedEnum('SeriesScope', 'Of a series, which sessions a change is for.', SeriesScope, {
  THIS: 'The named session alone.',
  THIS_AND_FOLLOWING: 'The named session, and those after it that have not begun.',
  ALL: 'The named session, and all others of the series that have not begun.',
});

/** The session that is in the way is a resolved field. */
@ObjectType('Clash')
export class ClashModel {
  @Field(() => ClashKind, { description: 'By which the other fields are read.' })
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
  @Field(() => [SessionModel], { description: 'As they are afterwards, earliest first.' })
  sessions: SessionModel[];

  @Field(() => Int, { description: 'People who are told.' })
  told: number;
}

@ObjectType('ClashesFound', { description: 'Nothing was saved.' })
export class ClashesFoundModel {
  @Field(() => PlanCheckModel, { description: 'What stands against it, and other times.' })
  check: PlanCheckModel;
}

export const PlanResult = createUnionType({
  name: 'PlanResult',
  types: () => [PlannedSessionsModel, ClashesFoundModel] as const,
  resolveType: (value: object) => ('check' in value ? ClashesFoundModel : PlannedSessionsModel),
});

/** Ids of the planned or moved sessions, or the clashes. */
export type PlanOutcome = { sessionIds: string[]; told: number } | { check: PlanCheckModel };

/** Arguments of one kind of id. */
export const id = { type: () => ID };
