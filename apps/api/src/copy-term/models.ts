import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../graphql/described-enum.ts';
import { LocalDate, LocalDateTime } from '../graphql/scalars.ts';
import { TermModel } from '../models/institution.ts';
import { ClashKind } from '../schedule/index.ts';
import type { ClashKindName } from '../schedule/index.ts';

@InputType({
  description: 'A new term made from an old one: its sections with lecturers, cohorts, weekly pattern and slides.',
})
export class CopyTermInput {
  @Field(() => ID, { description: 'Id of the old term.' })
  fromTermId: string;

  @Field(() => String)
  name: string;

  @Field(() => LocalDate)
  startsOn: string;

  @Field(() => LocalDate)
  endsOn: string;

  @Field(() => [ID], { nullable: true, defaultValue: [], description: 'Sections of the old term that are not copied.' })
  leaveOut: string[] | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Plan on holidays and closing days too.' })
  onHolidays: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'True: the sections are open and people are told. False: they are drafts, which their lecturers see.',
  })
  open: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Stamp of the check that was looked at: what has changed since is not copied unseen.',
  })
  stamp?: string | null;
}

export const CopyOutcome = { LEFT_OUT: 'LEFT_OUT', WITHOUT_ROOM: 'WITHOUT_ROOM', PLANNED: 'PLANNED' } as const;
export type CopyOutcomeName = keyof typeof CopyOutcome;
describedEnum('TermCopyOutcome', 'What a copy does about a problem.', CopyOutcome, {
  LEFT_OUT: 'The session is not planned.',
  WITHOUT_ROOM: 'The session is planned without its room, which is taken.',
  PLANNED: 'The session is planned all the same.',
});

@ObjectType('TermCopyProblem', { description: 'Something that stands against one session of the new term.' })
export class CopyProblemModel {
  @Field(() => ClashKind, { description: 'What stands against it.' })
  kind: ClashKindName;

  @Field(() => CopyOutcome, { description: 'What the copy does about it.' })
  outcome: CopyOutcomeName;

  @Field(() => LocalDateTime, { description: "In the session's zone." })
  localStart: string;

  @Field(() => String, { nullable: true, description: 'Who or what: a lecturer, a room, a holiday, a section.' })
  who: string | null;

  @Field(() => String, { description: 'One sentence in English; pages say it in their own words.' })
  message: string;
}

@ObjectType('TermCopySection', { description: 'A section as it would be in the new term.' })
export class CopySectionModel {
  @Field(() => ID, { description: 'Of the section in the old term.' })
  id: string;

  @Field(() => String, { description: 'Of the course.' })
  code: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  campus: string;

  @Field(() => [String], { description: 'Names of the people who teach it.' })
  lecturers: string[];

  @Field(() => [String], { description: 'Lecturers of the old section who are none of the institution any more.' })
  lecturersGone: string[];

  @Field(() => Int, { description: 'Students who come in with its cohorts.' })
  students: number;

  @Field(() => Int, { description: 'Decks of slides.' })
  decks: number;

  @Field(() => Int, { description: 'Sessions that are planned.' })
  sessions: number;

  @Field(() => Int, { description: 'Sessions of the pattern that lie after the new term.' })
  outside: number;

  @Field(() => [CopyProblemModel], { description: 'One for each session that something stands against.' })
  problems: CopyProblemModel[];
}

@ObjectType('TermCopyHoliday', { description: 'A day without teaching in the new term.' })
export class CopyHolidayModel {
  @Field(() => LocalDate, { description: "On the campus's calendar." })
  day: string;

  @Field(() => String)
  name: string;

  @Field(() => Int, { description: 'Sessions that fall on it.' })
  sessions: number;
}

@ObjectType('TermCopyCheck', { description: 'What a copy would make. Nothing is saved.' })
export class CopyCheckModel {
  @Field(() => String, { description: 'Send it with `copyTerm`.' })
  stamp: string;

  @Field(() => [CopySectionModel], { description: 'By course code and name.' })
  sections: CopySectionModel[];

  @Field(() => [CopyHolidayModel], { description: 'Earliest first.' })
  holidays: CopyHolidayModel[];
}

@ObjectType('TermCopied', { description: 'What a copy made.' })
export class TermCopiedModel {
  @Field(() => TermModel)
  term: TermModel;

  @Field(() => Int, { description: 'How many were made.' })
  sections: number;

  @Field(() => Int, { description: 'How many were planned.' })
  sessions: number;

  @Field(() => Int, { description: 'How many were enrolled with their cohorts.' })
  students: number;

  @Field(() => Int, { description: 'People who are told.' })
  told: number;
}
