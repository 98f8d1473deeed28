import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type {
  MentorshipState as MentorshipStateName,
  MentoringAudience as AudienceName,
  PauseReason,
  RequestState,
} from '#database';
import { describedEnum } from '../graphql/described-enum.ts';
import { DateTime } from '../graphql/scalars.ts';
import { PersonModel } from '../models/person.ts';

export const MentoringAudience = {
  STUDENT: 'student',
  YOUNG_LECTURER: 'young_lecturer',
  ALUMNI: 'alumni',
} as const satisfies Record<string, AudienceName>;
describedEnum('MentoringAudience', 'For whom somebody is a mentor.', MentoringAudience, {
  STUDENT: 'Students.',
  YOUNG_LECTURER: 'Lecturers at the beginning of their work.',
  ALUMNI: 'People who have finished their studies.',
});

export const MentoringRequestState = {
  OPEN: 'open',
  ASKED: 'asked',
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  WITHDRAWN: 'withdrawn',
  EXPIRED: 'expired',
  CLOSED: 'closed',
} as const satisfies Record<string, RequestState>;
describedEnum('MentoringRequestState', 'What became of a request to a mentor.', MentoringRequestState, {
  OPEN: 'It waits for the mentor.',
  ASKED: 'It waits for the mentee, who was asked to tell more.',
  ACCEPTED: 'A mentorship began with it.',
  DECLINED: 'The mentor said no.',
  WITHDRAWN: 'The mentee took it back.',
  EXPIRED: 'Nobody answered in time.',
  CLOSED: 'Another mentor accepted, and the mentee wanted one.',
});

export const MentorshipState = {
  AGREEING: 'agreeing',
  ACTIVE: 'active',
  ENDED: 'ended',
} as const satisfies Record<string, MentorshipStateName>;
describedEnum('MentorshipState', 'How far a mentorship is.', MentorshipState, {
  AGREEING: 'Both agree on what they do.',
  ACTIVE: 'It goes on.',
  ENDED: 'It is over.',
});

export const MentorPauseReason = {
  ASKED: 'asked',
  SILENT: 'silent',
} as const satisfies Record<string, PauseReason>;
describedEnum('MentorPauseReason', 'Why an offer takes no requests for now.', MentorPauseReason, {
  ASKED: 'The mentor asked for it.',
  SILENT: 'Three requests in a row had no answer.',
});

@ObjectType('MentorOffer', { description: 'What a mentor gives.' })
export class MentorOfferModel {
  @Field(() => PersonModel, { description: 'Who is the mentor.' })
  mentor: PersonModel;

  @Field(() => String, { description: "In the mentor's own words; may be empty." })
  about: string;

  @Field(() => [MentoringAudience], { description: 'For whom.' })
  audiences: AudienceName[];

  @Field(() => Int, { description: 'Mentees at the same time.' })
  capacity: number;

  @Field(() => Int, { description: 'How many more mentees there is room for now.' })
  roomLeft: number;

  @Field(() => Boolean, { description: 'It takes no requests for now.' })
  paused: boolean;

  @Field(() => MentorPauseReason, { nullable: true, description: 'Null: it is not paused.' })
  pausedBecause: PauseReason | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Hours in which half of the requests were first answered; null: fewer than three were.',
  })
  responseHours: number | null;

  /** What of their knowledge others see. */
  shows: { fields: boolean; languages: boolean; skills: boolean };
}

@ObjectType('MentoringProgrammeRef', { description: 'The programme of mentoring that two belong to.' })
export class MentoringProgrammeRefModel {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'For the first meeting of two, as text of several lines; may be empty.' })
  guidance: string;
}

@ObjectType('MentoringRequest', { description: 'Somebody asks a mentor. Only the two see it.' })
export class MentoringRequestModel {
  @Field(() => ID)
  id: string;

  @Field(() => PersonModel, { description: 'Who is asked.' })
  mentor: PersonModel;

  @Field(() => PersonModel, { description: 'Who asks.' })
  mentee: PersonModel;

  @Field(() => String, { description: 'Plain text of several lines.' })
  message: string;

  @Field(() => [String], { description: 'One to three.' })
  goals: string[];

  @Field(() => String, { description: 'What the mentee expects; may be empty.' })
  expectation: string;

  @Field(() => MentoringRequestState, { description: 'What became of it.' })
  state: RequestState;

  @Field(() => String, { description: 'What the mentor said to it; may be empty.' })
  mentorWords: string;

  @Field(() => String, { description: 'What the mentee told when asked for more; may be empty.' })
  menteeWords: string;

  @Field(() => MentoringProgrammeRefModel, {
    nullable: true,
    description: 'The programme whose leads sent it for the mentee, without a message; null: the mentee asked.',
  })
  programme: MentoringProgrammeRefModel | null;

  @Field(() => DateTime, { description: 'When it ends unless somebody answers.' })
  expiresAt: Date;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt: Date;
}

@ObjectType('Mentorship', { description: 'A mentor and a mentee.' })
export class MentorshipModel {
  @Field(() => ID)
  id: string;

  @Field(() => PersonModel, { description: 'Who mentors.' })
  mentor: PersonModel;

  @Field(() => PersonModel, { description: 'Who is mentored.' })
  mentee: PersonModel;

  @Field(() => MentorshipState, { description: 'How far it is.' })
  state: MentorshipStateName;

  @Field(() => DateTime, { description: 'When the request was accepted.' })
  createdAt: Date;

  @Field(() => MentoringProgrammeRefModel, { nullable: true, description: 'Null: it belongs to no programme.' })
  programme: MentoringProgrammeRefModel | null;
}

@ObjectType('MyMentoring', { description: "The viewer's own offer, requests and mentorships." })
export class MyMentoringModel {
  @Field(() => MentorOfferModel, { nullable: true, description: 'Null: they offer nothing.' })
  offer: MentorOfferModel | null;

  @Field(() => [MentoringRequestModel], { description: 'Sent and received, the newest first; at most 100.' })
  requests: MentoringRequestModel[];

  @Field(() => [MentorshipModel], { description: 'The newest first.' })
  mentorships: MentorshipModel[];
}

@InputType({ description: 'What a mentor gives.' })
export class MentorOfferInput {
  @Field(() => String, { description: 'At most 2,000 characters; may be empty.' })
  about: string;

  @Field(() => [MentoringAudience], { description: 'One at least.' })
  audiences: AudienceName[];

  @Field(() => Int, { description: 'Mentees at the same time: 1 to 50.' })
  capacity: number;
}

@InputType({ description: 'A request to a mentor.' })
export class AskMentorInput {
  @Field(() => ID, { description: 'Who is asked.' })
  mentorId: string;

  @Field(() => String, { description: 'At most 2,000 characters.' })
  message: string;

  @Field(() => [String], { description: 'One to three, each at most 200 characters.' })
  goals: string[];

  @Field(() => String, { defaultValue: '', description: 'At most 500 characters.' })
  expectation: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Other requests stay open when this one is accepted.' })
  keepsOthers: boolean;
}
