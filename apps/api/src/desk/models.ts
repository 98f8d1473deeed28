import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../graphql/described-enum.ts';
import { DateTime } from '../graphql/scalars.ts';

export const DeskClashKind = { ROOM: 'room', LECTURER: 'lecturer', COHORT: 'cohort' } as const;
export type DeskClashKindName = (typeof DeskClashKind)[keyof typeof DeskClashKind];
describedEnum('DeskClashKind', 'What is in two places at once.', DeskClashKind, {
  ROOM: 'A lecture room.',
  LECTURER: 'A person who teaches both sessions.',
  COHORT: 'A cohort that is enrolled in both sections as a whole.',
});

@ObjectType('DeskSession', { description: 'A session with no more than a desk shows.' })
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

  @Field(() => String, { nullable: true, description: 'Name of the room; null: it has none.' })
  room: string | null;

  @Field(() => [String], { description: 'Who teaches it: names.' })
  lecturers: string[];

  @Field(() => Int, { description: 'People in its class now.' })
  here: number;
}

@ObjectType('DeskCampus', { description: 'A campus and its sessions of today.' })
export class DeskCampusModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Int, { description: 'Sessions today as the campus counts days, without the cancelled ones.' })
  sessions: number;

  @Field(() => Int, { description: 'Of them, those that are over.' })
  over: number;

  @Field(() => Int, { description: 'Sessions of today that were cancelled.' })
  cancelled: number;

  @Field(() => DeskSessionModel, { nullable: true, description: 'The next one of today.' })
  next: DeskSessionModel | null;
}

@ObjectType('DeskClash', { description: 'Two sessions that overlap and need the same.' })
export class DeskClashModel {
  @Field(() => DeskClashKind, { description: 'What both need.' })
  kind: DeskClashKindName;

  @Field(() => String, { description: 'Name of the room, the lecturer or the cohort.' })
  who: string;

  @Field(() => DeskSessionModel, { description: 'The earlier one.' })
  one: DeskSessionModel;

  @Field(() => DeskSessionModel, { description: 'The later one.' })
  other: DeskSessionModel;
}

@ObjectType('DeskProposal', { description: 'Another time that somebody who teaches a session proposes.' })
export class DeskProposalModel {
  @Field(() => ID)
  id: string;

  @Field(() => DeskSessionModel, { description: 'The session as it is planned now.' })
  session: DeskSessionModel;

  @Field(() => String, { nullable: true, description: 'Who proposes it; null when they are gone.' })
  by: string | null;

  @Field(() => DateTime, { description: 'When it should begin.' })
  startsAt: Date;

  @Field(() => String, { description: 'In the words of the person who proposes it; may be empty.' })
  note: string;
}

@ObjectType('DeskImport', { description: 'An upload of the register that was looked through and is not applied yet.' })
export class DeskImportModel {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'As it was uploaded.' })
  fileName: string;

  @Field(() => DateTime, { description: 'When it was uploaded.' })
  createdAt: Date;
}

@ObjectType('Desk', { description: 'What waits for an administrator, and what goes on now.' })
export class DeskModel {
  @Field(() => ID)
  institutionId: string;

  @Field(() => [DeskSessionModel], { description: 'Classes that somebody is in, the oldest first.' })
  live: DeskSessionModel[];

  @Field(() => [DeskCampusModel], { description: 'Each with its sessions of today, by name.' })
  campuses: DeskCampusModel[];

  @Field(() => [DeskClashModel], { description: 'Of the next 28 days, the first ones.' })
  clashes: DeskClashModel[];

  @Field(() => Int, { description: 'How many there are in all; `clashes` has the first.' })
  clashCount: number;

  @Field(() => [DeskProposalModel], { description: 'Moves that wait for an answer.' })
  proposals: DeskProposalModel[];

  @Field(() => Int, { description: 'Sections of terms that are not over for which nobody teaches.' })
  withoutLecturer: number;

  @Field(() => Int, { description: 'Sections of terms that are not over for which nothing is planned.' })
  withoutSessions: number;

  @Field(() => [DeskImportModel], { description: 'At most 20, the newest first.' })
  imports: DeskImportModel[];

  @Field(() => Int, { description: 'Members who have never signed in, for want of a password.' })
  neverSignedIn: number;
}
