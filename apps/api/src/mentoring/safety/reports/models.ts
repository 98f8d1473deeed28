import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { ReportReason, ReportState } from '#database';
import { describedEnum } from '../../../graphql/described-enum.ts';
import { DateTime } from '../../../graphql/scalars.ts';
import { PersonModel } from '../../../models/person.ts';

export const MentoringReportReason = {
  DISRESPECT: 'disrespect',
  HARASSMENT: 'harassment',
  DISCRIMINATION: 'discrimination',
  MONEY: 'money',
  FALSE_CLAIMS: 'false_claims',
  OTHER: 'other',
} as const satisfies Record<string, ReportReason>;
describedEnum('MentoringReportReason', 'Why somebody is reported.', MentoringReportReason, {
  DISRESPECT: 'They were insulting.',
  HARASSMENT: 'They pressed or pursued somebody, sexually or otherwise.',
  DISCRIMINATION: 'They treated somebody worse for who they are.',
  MONEY: 'They asked for money or favours.',
  FALSE_CLAIMS: 'They are not who they say, or do not know what they say.',
  OTHER: 'Something else.',
});

export const MentoringReportState = {
  OPEN: 'open',
  IN_HAND: 'in_hand',
  CLOSED: 'closed',
} as const satisfies Record<string, ReportState>;
describedEnum('MentoringReportState', 'How far a report is.', MentoringReportState, {
  OPEN: 'It waits for a coordinator.',
  IN_HAND: 'A coordinator looks after it.',
  CLOSED: 'It was looked at, and the reporter was told so.',
});

@ObjectType('MentoringReportMeeting', { description: 'The meeting that a report is about.' })
export class MentoringReportMeetingModel {
  @Field(() => DateTime, { description: 'When it began or was to begin.' })
  startsAt: Date;

  @Field(() => DateTime, { description: 'When it ended or was to end.' })
  endsAt: Date;
}

@ObjectType('MentoringReport', {
  description: 'What somebody reports of another. Coordinators see it, but those whom it names.',
})
export class MentoringReportModel {
  @Field(() => ID)
  id: string;

  @Field(() => PersonModel, { description: 'Who reports.' })
  reporter: PersonModel;

  @Field(() => PersonModel, { description: 'Of whom it is.' })
  reported: PersonModel;

  @Field(() => MentoringReportReason, { description: 'Why.' })
  reason: ReportReason;

  @Field(() => String, { description: 'In the words of who reports.' })
  words: string;

  @Field(() => [String], {
    description: 'What the other wrote in a request, where who reports chose to show it; nothing else of theirs.',
  })
  shown: string[];

  @Field(() => MentoringReportMeetingModel, { nullable: true, description: 'Null: it is about no meeting.' })
  meeting: MentoringReportMeetingModel | null;

  @Field(() => MentoringReportState, { description: 'How far it is.' })
  state: ReportState;

  @Field(() => PersonModel, { nullable: true, description: 'Who has it in hand; null: nobody yet.' })
  coordinator: PersonModel | null;

  @Field(() => String, { description: 'What was done about it, for coordinators; empty until it is closed.' })
  outcome: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null: it is not closed.' })
  closedAt: Date | null;
}

@InputType({ description: 'A report to the coordinators.' })
export class ReportPersonInput {
  @Field(() => ID, { description: 'Who is reported: a mentor, or somebody of a request or mentorship of the viewer.' })
  personId: string;

  @Field(() => MentoringReportReason, { description: 'Why.' })
  reason: ReportReason;

  @Field(() => String, { description: 'What happened: plain text of several lines, at most 2,000 characters.' })
  words: string;

  @Field(() => ID, { nullable: true, description: 'A request of the two: what the other wrote in it is shown.' })
  requestId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A meeting of the two that it is about.' })
  meetingId?: string | null;
}
