import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LocalDate, LocalDateTime } from '../graphql/scalars.ts';
import { TermModel } from '../models/institution.ts';
import { ClashKind } from '../schedule/index.ts';
import type { ClashKindName } from '../schedule/index.ts';

@InputType({
  description: 'A new term made from an old one: its sections with lecturers, cohorts, weekly pattern and slides.',
})
export class CopyTermInput {
  @Field(() => ID)
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
registerEnumType(CopyOutcome, {
  name: 'TermCopyOutcome',
  valuesMap: {
    LEFT_OUT: { description: 'The session is not planned.' },
    WITHOUT_ROOM: { description: 'The session is planned without its room, which is taken.' },
    PLANNED: { description: 'The session is planned all the same.' },
  },
});

@ObjectType('TermCopyProblem', { description: 'Something that stands against one session of the new term.' })
export class CopyProblemModel {
  @Field(() => ClashKind)
  kind: ClashKindName;

  @Field(() => CopyOutcome)
  outcome: CopyOutcomeName;

  @Field(() => LocalDateTime, { description: "In the session's zone." })
  localStart: string;

  @Field(() => String, { nullable: true, description: 'Who or what: a lecturer, a room, a holiday, a section.' })
  who: string | null;

  @Field(() => String, { description: 'One sentence in English; pages say it in their own words.' })
  message: string;
}

@ObjectType('TermCopySection')
export class CopySectionModel {
  @Field(() => ID, { description: 'Of the section in the old term.' })
  id: string;

  @Field(() => String)
  code: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  campus: string;

  @Field(() => [String])
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

  @Field(() => [CopyProblemModel])
  problems: CopyProblemModel[];
}

@ObjectType('TermCopyHoliday')
export class CopyHolidayModel {
  @Field(() => LocalDate)
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

@ObjectType('TermCopied')
export class TermCopiedModel {
  @Field(() => TermModel)
  term: TermModel;

  @Field(() => Int)
  sections: number;

  @Field(() => Int)
  sessions: number;

  @Field(() => Int)
  students: number;

  @Field(() => Int, { description: 'People who are told.' })
  told: number;
}
