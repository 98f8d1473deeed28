import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { CorrectionState } from '#database';
import { describedEnum } from '../../../graphql/described-enum.ts';
import { DateTime, LocalDateTime } from '../../../graphql/scalars.ts';
import { PersonModel } from '../../../models/person.ts';
import { MentorshipModel } from '../../models.ts';
import type { OutcomeName } from './outcome.ts';

export const MeetingOutcome = {
  HELD: 'held',
  MENTOR_ABSENT: 'mentor_absent',
  MENTEE_ABSENT: 'mentee_absent',
  MISSED: 'missed',
  CANCELLED: 'cancelled',
  CANCELLED_LATE: 'cancelled_late',
} as const satisfies Record<string, OutcomeName>;
describedEnum(
  'MeetingOutcome',
  'What became of a meeting, by its class log or as both have confirmed.',
  MeetingOutcome,
  {
    HELD: 'Both were there at the same time, or met elsewhere.',
    MENTOR_ABSENT: 'The mentee was there and the mentor was not.',
    MENTEE_ABSENT: 'The mentor was there and the mentee was not.',
    MISSED: 'Nobody came, or they were there one after the other.',
    CANCELLED: 'It was called off in time.',
    CANCELLED_LATE: 'It was called off less than three hours before.',
  },
);

export const MeetingRepetition = { WEEKLY: 'weekly', FORTNIGHTLY: 'fortnightly' } as const;
export type MeetingRepetitionName = (typeof MeetingRepetition)[keyof typeof MeetingRepetition];
describedEnum('MeetingRepetition', 'How a meeting repeats.', MeetingRepetition, {
  WEEKLY: 'Every week.',
  FORTNIGHTLY: 'Every second week.',
});

export const MeetingCorrectionState = {
  PROPOSED: 'proposed',
  CONFIRMED: 'confirmed',
  DECLINED: 'declined',
  WITHDRAWN: 'withdrawn',
} as const satisfies Record<string, CorrectionState>;
describedEnum('MeetingCorrectionState', 'How far the correction of a meeting is.', MeetingCorrectionState, {
  PROPOSED: 'The other has to confirm it.',
  CONFIRMED: 'It counts.',
  DECLINED: 'The other said no; the log counts.',
  WITHDRAWN: 'Who proposed it took it back; the log counts.',
});

@ObjectType('MeetingCorrection', { description: 'One of the two says that a meeting was held elsewhere.' })
export class MeetingCorrectionModel {
  @Field(() => MeetingCorrectionState, { description: 'How far it is.' })
  state: CorrectionState;

  @Field(() => Int, { description: 'For how long they met.' })
  minutes: number;

  @Field(() => PersonModel, { nullable: true, description: 'Null: somebody who is gone.' })
  proposedBy: PersonModel | null;

  @Field(() => DateTime, { description: 'When.' })
  proposedAt: Date;
}

@ObjectType('MentorshipMeeting', { description: 'A meeting of a mentor and a mentee: a session, with its class.' })
export class MentorshipMeetingModel {
  @Field(() => ID, { description: 'That of the session.' })
  id: string;

  @Field(() => String, { description: 'What it is about; may be empty.' })
  topic: string;

  @Field(() => DateTime, { description: 'When it begins.' })
  startsAt: Date;

  @Field(() => DateTime, { description: 'When it ends.' })
  endsAt: Date;

  @Field(() => String, { description: 'IANA zone it was booked in.' })
  zone: string;

  @Field(() => LocalDateTime, { description: 'When it begins on the clock of `zone`.' })
  localStart: string;

  @Field(() => Int, { description: 'Counts changes.' })
  version: number;

  @Field(() => Boolean, { description: 'Whether it was called off.' })
  cancelled: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was moved or called off last; null: nobody said.' })
  reason: string | null;

  @Field(() => MeetingOutcome, {
    nullable: true,
    description: 'By the class log, or as both have confirmed; null: it is not over.',
  })
  outcome: OutcomeName | null;

  @Field(() => Int, { description: 'Minutes for which both were there at the same time, or that both have confirmed.' })
  minutesMet: number;

  @Field(() => MeetingCorrectionModel, { nullable: true, description: 'Null: nobody said anything else than the log.' })
  correction: MeetingCorrectionModel | null;
}

@ObjectType('TakenTime', { description: 'A time at which the two are not both free.' })
export class TakenTimeModel {
  @Field(() => LocalDateTime, { description: 'On the clock of the zone that was asked for.' })
  localStart: string;

  @Field(() => DateTime, { nullable: true, description: 'Null: clocks skip this time.' })
  startsAt: Date | null;
}

@ObjectType('MeetingBooking', { description: 'What was booked, and what was not.' })
export class MeetingBookingModel {
  @Field(() => [ID], {
    description:
      'The meetings that were booked, the earliest first; none when a time was taken and was not to be left out.',
  })
  bookedIds: string[];

  @Field(() => [TakenTimeModel], { description: 'Times that are taken, the earliest first.' })
  taken: TakenTimeModel[];

  @Field(() => MentorshipModel, { description: 'As it is now.' })
  mentorship: MentorshipModel;
}

@InputType({ description: 'A meeting, or several at the same time of the day.' })
export class BookMeetingInput {
  @Field(() => ID, { description: 'Of the mentorship.' })
  mentorshipId: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'What it is about: one line, at most 200 characters; may be empty.',
  })
  topic: string;

  @Field(() => LocalDateTime, { description: 'When the first begins on the clock of `zone`.' })
  localStart: string;

  @Field(() => String, { description: 'IANA zone in which repeated meetings keep their time.' })
  zone: string;

  @Field(() => Int, { description: '10 to 240.' })
  minutes: number;

  @Field(() => MeetingRepetition, { nullable: true, description: 'Null: it is one meeting.' })
  repetition?: MeetingRepetitionName | null;

  @Field(() => Int, { defaultValue: 1, description: 'How many, the first included: 1 to 24; 1 without a repetition.' })
  times: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Books the times that are free when others are taken; otherwise nothing is booked then.',
  })
  leaveOutTaken: boolean;
}

@InputType({ description: 'Another time for a meeting.' })
export class MoveMeetingInput {
  @Field(() => ID, { description: 'Of the mentorship.' })
  mentorshipId: string;

  @Field(() => ID, { description: 'Of the meeting.' })
  meetingId: string;

  @Field(() => Int, { description: 'That was seen.' })
  version: number;

  @Field(() => LocalDateTime, { description: 'When it begins on the clock of `zone`.' })
  localStart: string;

  @Field(() => String, { description: 'IANA zone.' })
  zone: string;

  @Field(() => Int, { description: '10 to 240.' })
  minutes: number;

  @Field(() => String, {
    defaultValue: '',
    description: 'Why, for the other: one line, at most 300 characters; may be empty.',
  })
  reason: string;
}
