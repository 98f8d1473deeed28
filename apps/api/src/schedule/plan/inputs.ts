import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { LocalDate, LocalDateTime } from '../../graphql/scalars.ts';
import { ClashKind, SeriesScope } from './models.ts';
import type { ClashKindName, SeriesScopeName } from './models.ts';

@InputType({ description: 'A session to be planned, or a series by a rule.' })
export class PlanInput {
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

  @Field(() => ID, { nullable: true })
  roomId?: string | null;

  @Field(() => String, { nullable: true, description: 'Value of an RRULE; null: one session.' })
  rule?: string | null;

  @Field(() => [LocalDate], {
    nullable: true,
    defaultValue: [],
    description: 'Local dates of the rule to leave out.',
  })
  except: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Instead of the section's lecturers." })
  lecturerIds?: string[] | null;

  @Field(() => [ClashKind], {
    nullable: true,
    defaultValue: [],
    description: 'Kinds of clash that are accepted; blocking ones cannot be.',
  })
  accept: ClashKindName[] | null;
}

@InputType({ description: 'A change of one planned session, or of its series; what is null stays.' })
export class MoveInput {
  @Field(() => ID)
  sessionId: string;

  @Field(() => Int)
  version: number;

  @Field(() => SeriesScope, {
    nullable: true,
    defaultValue: SeriesScope.THIS,
    description: 'Of a series, which of its sessions.',
  })
  scope: SeriesScopeName | null;

  @Field(() => LocalDateTime, {
    nullable: true,
    description:
      "Null: stays. In the session's zone unless `zone` says otherwise; the others of the scope move by as much local time.",
  })
  localStart?: string | null;

  @Field(() => Int, { nullable: true })
  minutes?: number | null;

  @Field(() => String, { nullable: true })
  zone?: string | null;

  @Field(() => String, { nullable: true })
  topic?: string | null;

  @Field(() => ID, { nullable: true, description: 'Null: stays; `noRoom` takes it away.' })
  roomId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'True: it has no room afterwards, whatever `roomId` says.',
  })
  noRoom: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Null: as it is; empty: back to the section's lecturers.",
  })
  lecturerIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Told to those concerned; at most 300 characters.' })
  reason?: string | null;

  @Field(() => [ClashKind], {
    nullable: true,
    defaultValue: [],
    description: 'Kinds of clash that are accepted; blocking ones cannot be.',
  })
  accept: ClashKindName[] | null;
}

@InputType({ description: 'A time at which the viewer cannot teach.' })
export class UnavailabilityInput {
  @Field(() => LocalDateTime, { description: "In the viewer's zone unless `zone` says otherwise." })
  localStart: string;

  @Field(() => Int)
  minutes: number;

  @Field(() => String, { nullable: true })
  zone?: string | null;

  @Field(() => String, { nullable: true, description: 'Value of an RRULE; null: once.' })
  rule?: string | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: '',
    description: 'At most 200 characters; nobody else reads it.',
  })
  note: string | null;
}
