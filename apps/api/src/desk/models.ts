import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.ts';

export const DeskClashKind = { ROOM: 'room', LECTURER: 'lecturer', COHORT: 'cohort' } as const;
export type DeskClashKindName = (typeof DeskClashKind)[keyof typeof DeskClashKind];
registerEnumType(DeskClashKind, { name: 'DeskClashKind', description: 'What is in two places at once.' });

@ObjectType('DeskSession')
export class DeskSessionModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: "Course and section, in the reader's language." })
  title: string;

  @Field(() => DateTime)
  startsAt: Date;

  @Field(() => DateTime)
  endsAt: Date;

  @Field(() => String)
  zone: string;

  @Field(() => String, { nullable: true })
  room: string | null;

  @Field(() => [String], { description: 'Who teaches it: names.' })
  lecturers: string[];

  @Field(() => Int, { description: 'People in its class now.' })
  here: number;
}

@ObjectType('DeskCampus')
export class DeskCampusModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Int, { description: 'Sessions today as the campus counts days, without the cancelled ones.' })
  sessions: number;

  @Field(() => Int, { description: 'Of them, those that are over.' })
  over: number;

  @Field(() => Int)
  cancelled: number;

  @Field(() => DeskSessionModel, { nullable: true, description: 'The next one of today.' })
  next: DeskSessionModel | null;
}

@ObjectType('DeskClash')
export class DeskClashModel {
  @Field(() => DeskClashKind)
  kind: DeskClashKindName;

  @Field(() => String, { description: 'Name of the room, the lecturer or the cohort.' })
  who: string;

  @Field(() => DeskSessionModel, { description: 'The earlier one.' })
  one: DeskSessionModel;

  @Field(() => DeskSessionModel)
  other: DeskSessionModel;
}

@ObjectType('DeskProposal', { description: 'Another time that somebody who teaches a session proposes.' })
export class DeskProposalModel {
  @Field(() => ID)
  id: string;

  @Field(() => DeskSessionModel)
  session: DeskSessionModel;

  @Field(() => String, { nullable: true, description: 'Who proposes it; null when they are gone.' })
  by: string | null;

  @Field(() => DateTime, { description: 'When it should begin.' })
  startsAt: Date;

  @Field(() => String)
  note: string;
}

@ObjectType('DeskImport', { description: 'An upload of the register that was looked through and is not applied yet.' })
export class DeskImportModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  fileName: string;

  @Field(() => DateTime)
  createdAt: Date;
}

@ObjectType('Desk')
export class DeskModel {
  @Field(() => ID)
  institutionId: string;

  @Field(() => [DeskSessionModel], { description: 'Classes that somebody is in, the oldest first.' })
  live: DeskSessionModel[];

  @Field(() => [DeskCampusModel])
  campuses: DeskCampusModel[];

  @Field(() => [DeskClashModel], { description: 'Of the next 28 days, the first ones.' })
  clashes: DeskClashModel[];

  @Field(() => Int)
  clashCount: number;

  @Field(() => [DeskProposalModel], { description: 'Moves that wait for an answer.' })
  proposals: DeskProposalModel[];

  @Field(() => Int, { description: 'Sections of terms that are not over for which nobody teaches.' })
  withoutLecturer: number;

  @Field(() => Int, { description: 'Sections of terms that are not over for which nothing is planned.' })
  withoutSessions: number;

  @Field(() => [DeskImportModel])
  imports: DeskImportModel[];

  @Field(() => Int, { description: 'Members who have never signed in, for want of a password.' })
  neverSignedIn: number;
}
