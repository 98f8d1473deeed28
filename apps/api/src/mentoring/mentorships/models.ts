import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { EndReason, MeetingRhythm as RhythmName } from '#database';
import { describedEnum } from '../../graphql/described-enum.ts';
import { DateTime, LocalDate } from '../../graphql/scalars.ts';
import { PersonModel } from '../../models/person.ts';

export const MeetingRhythm = {
  WEEKLY: 'weekly',
  FORTNIGHTLY: 'fortnightly',
  MONTHLY: 'monthly',
} as const satisfies Record<string, RhythmName>;
describedEnum('MeetingRhythm', 'How often a mentor and a mentee meet.', MeetingRhythm, {
  WEEKLY: 'Every week.',
  FORTNIGHTLY: 'Every second week.',
  MONTHLY: 'Once a month.',
});

export const MentorshipEndReason = {
  GOALS_REACHED: 'goals_reached',
  TIME_OVER: 'time_over',
  NO_TIME: 'no_time',
  OTHER_MENTOR: 'other_mentor',
  CIRCUMSTANCES: 'circumstances',
  OTHER: 'other',
  LEFT: 'left',
} as const satisfies Record<string, EndReason>;
describedEnum('MentorshipEndReason', 'Why a mentorship ended; none blames anybody.', MentorshipEndReason, {
  GOALS_REACHED: 'The goals are reached.',
  TIME_OVER: 'The time that was agreed on is over.',
  NO_TIME: 'There is no time for it.',
  OTHER_MENTOR: 'Another mentor fits the goals better.',
  CIRCUMSTANCES: 'Circumstances have changed.',
  OTHER: 'Something else.',
  LEFT: 'One of the two erased their account; nobody chooses this.',
});

@ObjectType('MentorshipAgreement', { description: 'What a mentor and a mentee agree on, beside the goals.' })
export class MentorshipAgreementModel {
  @Field(() => Int, { description: 'Counts changes of the agreement and its goals; signatures do not count.' })
  version: number;

  @Field(() => Int, { description: 'How long it takes: 4 to 24.' })
  weeks: number;

  @Field(() => MeetingRhythm, { description: 'How often they meet.' })
  rhythm: RhythmName;

  @Field(() => String, { description: 'What stays between the two, as text of several lines; may be empty.' })
  confidential: string;

  @Field(() => DateTime, { nullable: true, description: 'Null: not signed since the last change.' })
  mentorSignedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Null: not signed since the last change.' })
  menteeSignedAt: Date | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day on which both had signed; null before.' })
  startsOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; null until both have signed.' })
  endsOn: string | null;
}

@ObjectType('MentorshipStep', { description: 'A step to a goal.' })
export class MentorshipStepModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  title: string;

  @Field(() => DateTime, { nullable: true, description: 'Null: not done yet.' })
  doneAt: Date | null;

  @Field(() => PersonModel, { nullable: true, description: 'Who ticked it.' })
  doneBy: PersonModel | null;

  @Field(() => String, { description: 'By what one sees it: text or a link; may be empty.' })
  evidence: string;
}

@ObjectType('MentorshipGoal', { description: 'What the mentee wants to reach.' })
export class MentorshipGoalModel extends MentorshipStepModel {
  @Field(() => [MentorshipStepModel], { description: 'In their order; at most ten.' })
  steps: MentorshipStepModel[];
}

@ObjectType('MentorshipEnding', { description: 'How a mentorship ended.' })
export class MentorshipEndingModel {
  @Field(() => DateTime, { description: 'When.' })
  endedAt: Date;

  @Field(() => MentorshipEndReason, { description: 'Why.' })
  reason: EndReason;

  @Field(() => String, { description: 'In the words of who ended it; may be empty.' })
  words: string;

  @Field(() => PersonModel, { nullable: true, description: 'Null: somebody who is gone.' })
  endedBy: PersonModel | null;

  @Field(() => PersonModel, {
    nullable: true,
    description: 'Who would go on with it; it does when the other wants it too.',
  })
  reopenAskedBy: PersonModel | null;
}

@InputType({ description: 'A goal and its steps, in their order.' })
export class MentorshipGoalInput {
  @Field(() => String, { description: 'One line, at most 200 characters.' })
  title: string;

  @Field(() => [String], { description: 'At most ten, each one line of at most 200 characters.' })
  steps: string[];
}

@InputType({ description: 'The agreement as a whole. It takes both signatures back.' })
export class MentorshipAgreementInput {
  @Field(() => ID, { description: 'Of the mentorship.' })
  mentorshipId: string;

  @Field(() => Int, { description: 'That it was made from.' })
  version: number;

  @Field(() => Int, { description: '4 to 24.' })
  weeks: number;

  @Field(() => MeetingRhythm, { description: 'How often they meet.' })
  rhythm: RhythmName;

  @Field(() => String, { description: 'Plain text of several lines, at most 2,000 characters; may be empty.' })
  confidential: string;

  @Field(() => [MentorshipGoalInput], { description: 'One to five, in their order.' })
  goals: MentorshipGoalInput[];
}

@InputType({ description: 'A goal, or a step to it, is done or is not after all.' })
export class MentorshipTickInput {
  @Field(() => ID, { description: 'Of the mentorship.' })
  mentorshipId: string;

  @Field(() => ID, { description: 'Of the goal.' })
  goalId: string;

  @Field(() => ID, { nullable: true, description: 'A step to the goal; null: the goal itself.' })
  stepId?: string | null;

  @Field(() => Boolean, { description: 'Whether it is done.' })
  done: boolean;

  @Field(() => String, {
    defaultValue: '',
    description: 'By what one sees it: text or a link, at most 1,000 characters.',
  })
  evidence: string;
}
