import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { EndReason } from '#database';
import { describedEnum } from '../../../graphql/described-enum.ts';
import { DateTime, LocalDate } from '../../../graphql/scalars.ts';
import { PersonModel } from '../../../models/person.ts';
import { MentorshipEndReason } from '../../mentorships/models.ts';
import type { ConcernName } from './concerns.ts';
import type { WeekMark } from './weeks.ts';

export const MentoringConcern = {
  FEEDBACK_LOW: 'feedback_low',
  UNANSWERED: 'unanswered',
  NO_MEETING: 'no_meeting',
  MISSED: 'missed',
  NOT_SIGNED: 'not_signed',
  ENDED_EARLY: 'ended_early',
  EXPIRED: 'expired',
} as const satisfies Record<string, ConcernName>;
describedEnum('MentoringConcernKind', 'What a lead should look at.', MentoringConcern, {
  FEEDBACK_LOW: 'One of the two gave 1 or 2 of 5.',
  UNANSWERED: 'The request has waited for three `days` or more.',
  NO_MEETING: 'The two have not met for three weeks or more: `days`.',
  MISSED:
    'In six weeks `count` meetings were missed, or called off less than three hours before: the last one, or more than one.',
  NOT_SIGNED: 'The two have not agreed for a week or more: `days`.',
  ENDED_EARLY: 'It ended before its time, and why: `reason`.',
  EXPIRED: 'Nobody answered the request, and the mentee has no other: for `days`.',
});

export const MentoringWeek = {
  MET: 'met',
  MISSED: 'missed',
  PLANNED: 'planned',
  CANCELLED: 'cancelled',
  NOTHING: 'nothing',
} as const satisfies Record<string, WeekMark>;
describedEnum('MentoringWeek', 'What became of a week.', MentoringWeek, {
  MET: 'The two met.',
  MISSED: 'A meeting was missed, or called off late.',
  PLANNED: 'A meeting is still to come.',
  CANCELLED: 'A meeting was called off in time.',
  NOTHING: 'There was no meeting.',
});

export const MentoringPairState = {
  WAITING: 'waiting',
  EXPIRED: 'expired',
  AGREEING: 'agreeing',
  ACTIVE: 'active',
  ENDED: 'ended',
} as const;
export type PairState = (typeof MentoringPairState)[keyof typeof MentoringPairState];
describedEnum('MentoringPairState', 'How far two are.', MentoringPairState, {
  WAITING: 'The request waits for an answer.',
  EXPIRED: 'Nobody answered the request.',
  AGREEING: 'The two agree on what they do.',
  ACTIVE: 'They meet.',
  ENDED: 'It is over.',
});

@ObjectType('MentoringConcern', {
  description: 'What a lead should look at. What does not belong to its kind is null.',
})
export class MentoringConcernModel {
  @Field(() => MentoringConcern, { description: 'The kind.' })
  what: ConcernName;

  @Field(() => Int, { nullable: true, description: 'For how long.' })
  days: number | null;

  @Field(() => Int, { nullable: true, description: 'How many meetings.' })
  count: number | null;

  @Field(() => MentorshipEndReason, { nullable: true, description: 'Why it ended.' })
  reason: EndReason | null;
}

@ObjectType('WordsToLead', { description: 'What one of the two wrote to the leads, in their feedback.' })
export class WordsToLeadModel {
  @Field(() => PersonModel, { description: 'Who wrote it.' })
  from: PersonModel;

  @Field(() => String, { description: 'Plain text of several lines.' })
  words: string;
}

@ObjectType('MentoringHealthRow', {
  description: 'How it goes with two people: nothing that they wrote to each other or for themselves.',
})
export class MentoringHealthRowModel {
  @Field(() => ID, { description: 'Of the mentorship, or of the request.' })
  id: string;

  @Field(() => PersonModel, { description: 'Who mentors, or is asked.' })
  mentor: PersonModel;

  @Field(() => PersonModel, { description: 'Who is mentored, or asks.' })
  mentee: PersonModel;

  @Field(() => MentoringPairState, { description: 'How far they are.' })
  state: PairState;

  @Field(() => DateTime, { description: 'Since when the request waits, or the mentorship is there.' })
  since: Date;

  @Field(() => [MentoringConcernModel], { description: 'The most urgent first; none when it goes well.' })
  concerns: MentoringConcernModel[];

  @Field(() => [MentoringWeek], { description: 'Of each week of the picture.' })
  weeks: WeekMark[];

  @Field(() => [WordsToLeadModel], { description: 'The newest first.' })
  wordsToLead: WordsToLeadModel[];
}

@ObjectType('MentoringHealth', { description: 'How mentorships go, for those who answer for them.' })
export class MentoringHealthModel {
  @Field(() => [LocalDate], {
    description: "Mondays of the picture's weeks, by the clock of the viewer, the earliest first.",
  })
  weeks: string[];

  @Field(() => [MentoringHealthRowModel], {
    description: 'What needs attention first; at most 500 mentorships and 500 requests.',
  })
  rows: MentoringHealthRowModel[];
}
