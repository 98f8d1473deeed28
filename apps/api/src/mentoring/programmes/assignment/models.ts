import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../../../graphql/described-enum.ts';
import { MatchingReasonModel } from '../../../matching/index.ts';
import { PersonModel } from '../../../models/person.ts';
import type { RefusalName } from './sending.ts';

export type ObstacleName = 'takes_nobody' | 'language' | 'hours' | 'personal';
export const MentoringObstacle = {
  TAKES_NOBODY: 'takes_nobody',
  LANGUAGE: 'language',
  HOURS: 'hours',
  PERSONAL: 'personal',
} as const satisfies Record<string, ObstacleName>;
describedEnum('MentoringObstacleKind', 'What stands between a mentee and mentors.', MentoringObstacle, {
  TAKES_NOBODY: 'They offer nothing, or paused their offer.',
  LANGUAGE: 'They do not speak the language.',
  HOURS: 'The two are never free at the same time.',
  PERSONAL: 'A reason that is between the two people.',
});

export const MentoringRefusal = {
  NOT_TAKING_PART: 'not_taking_part',
  NOT_POSSIBLE: 'not_possible',
  PAUSED: 'paused',
  NO_ROOM: 'no_room',
  HAS_MENTOR: 'has_mentor',
  ASKED_ALREADY: 'asked_already',
  TOO_MANY_REQUESTS: 'too_many_requests',
} as const satisfies Record<string, RefusalName>;
describedEnum('MentoringRefusal', 'Why a pair was not sent.', MentoringRefusal, {
  NOT_TAKING_PART: 'One of the two takes no part now.',
  NOT_POSSIBLE: 'A reason that is between the two people.',
  PAUSED: 'The mentor takes no requests for now.',
  NO_ROOM: 'The mentor has no room left.',
  HAS_MENTOR: 'The mentee has a mentor in this programme, or waits for one.',
  ASKED_ALREADY: 'The two have a request or a mentorship already.',
  TOO_MANY_REQUESTS: 'Five requests of the mentee wait already.',
});

@ObjectType('ProposedPair', { description: 'A mentee, and the mentor who is proposed.' })
export class ProposedPairModel {
  @Field(() => PersonModel, { description: 'Who mentors.' })
  mentor: PersonModel;

  @Field(() => PersonModel, { description: 'Who is mentored.' })
  mentee: PersonModel;

  @Field(() => [MatchingReasonModel], { description: 'What speaks for it: at most three.' })
  reasonsFor: MatchingReasonModel[];

  @Field(() => [MatchingReasonModel], { description: 'What speaks against it: at most two.' })
  reasonsAgainst: MatchingReasonModel[];
}

@ObjectType('MentoringObstacle', { description: 'Something that stands between a mentee and mentors.' })
export class MentoringObstacleModel {
  @Field(() => MentoringObstacle, { description: 'The kind.' })
  what: ObstacleName;

  @Field(() => Int, { description: 'How many mentors it keeps away.' })
  mentors: number;
}

@ObjectType('UnplacedMentee', { description: 'A mentee for whom there is no mentor, and what would have to change.' })
export class UnplacedMenteeModel {
  @Field(() => PersonModel, { description: 'Who it is.' })
  mentee: PersonModel;

  @Field(() => [MentoringObstacleModel], { description: 'The largest first; none when it is room that lacks.' })
  obstacles: MentoringObstacleModel[];

  @Field(() => [PersonModel], {
    description: 'Mentors with any of whom one place more would do; none when nobody suits.',
  })
  mentors: PersonModel[];

  @Field(() => Int, { description: 'How many more places all need who wait for these mentors alone.' })
  morePlaces: number;
}

@ObjectType('MentorRoom', { description: 'A mentor, and how many more they take in this programme.' })
export class MentorRoomModel {
  @Field(() => PersonModel, { description: 'Who it is.' })
  mentor: PersonModel;

  @Field(() => Int, { description: 'Places.' })
  roomLeft: number;
}

@ObjectType('MentoringProposal', { description: 'Who could mentor whom. Nothing is sent with it.' })
export class MentoringProposalModel {
  @Field(() => [ProposedPairModel], { description: 'By the names of the mentees.' })
  pairs: ProposedPairModel[];

  @Field(() => [UnplacedMenteeModel], { description: 'By name.' })
  unplaced: UnplacedMenteeModel[];

  @Field(() => [MentorRoomModel], { description: 'All mentors who take part and take mentees, by name.' })
  mentors: MentorRoomModel[];
}

@InputType({ description: 'A mentor for a mentee.' })
export class MentoringPairInput {
  @Field(() => ID, { description: 'Who mentors.' })
  mentorId: string;

  @Field(() => ID, { description: 'Who is mentored.' })
  menteeId: string;
}

@ObjectType('RefusedPair', { description: 'A pair that was not sent.' })
export class RefusedPairModel {
  @Field(() => ID, { description: 'Of the mentor.' })
  mentorId: string;

  @Field(() => ID, { description: 'Of the mentee.' })
  menteeId: string;

  @Field(() => MentoringRefusal, { description: 'Why.' })
  refusal: RefusalName;
}

@ObjectType('SentPairs', { description: 'What became of pairs that were sent.' })
export class SentPairsModel {
  @Field(() => Int, { description: 'Requests that wait for mentors now.' })
  sent: number;

  @Field(() => [RefusedPairModel], { description: 'In the order in which they were given.' })
  refused: RefusedPairModel[];
}
