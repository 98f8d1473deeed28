import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ReasonCode } from '#matching';
import { describedEnum } from '../../../graphql/described-enum.ts';
import { PersonModel } from '../../../models/person.ts';
import type { RefusalName } from './sending.ts';

export const MentoringReasonCode = {
  FIELD: 'FIELD',
  SECTOR: 'SECTOR',
  SKILLS: 'SKILLS',
  WORDS: 'WORDS',
  TAUGHT: 'TAUGHT',
  EXPERIENCE: 'EXPERIENCE',
  LANGUAGE: 'LANGUAGE',
  WELCOME_LANGUAGE: 'WELCOME_LANGUAGE',
  WEEKS_FREE: 'WEEKS_FREE',
  HOURS_A_WEEK: 'HOURS_A_WEEK',
  COMMON_HOURS: 'COMMON_HOURS',
  ORIGIN: 'ORIGIN',
  MODE: 'MODE',
} as const satisfies { [code in ReasonCode]: code };
describedEnum('MentoringReasonCode', 'What speaks for or against a mentor.', MentoringReasonCode, {
  FIELD: 'They work in a field of the mentee.',
  SECTOR: 'They work in a sector of the mentee.',
  SKILLS: 'They have `count` skills `of` those of the mentee.',
  WORDS: '`texts`: words in common.',
  TAUGHT: '`texts`: a course that they have taught, near to one of the mentee.',
  EXPERIENCE: '`count` years of practice.',
  LANGUAGE: '`texts`: a language that both speak, BCP 47.',
  WELCOME_LANGUAGE: '`texts`: a language that both speak, BCP 47; none when there is none.',
  WEEKS_FREE: 'They are free in `count` weeks `of` those asked for.',
  HOURS_A_WEEK: 'They give `count` hours a week `of` those asked for.',
  COMMON_HOURS: '`count` hours of the week are free for both.',
  ORIGIN: 'They come from the country in which the mentee learns.',
  MODE: 'They meet from a distance.',
});

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

@ObjectType('MentoringReason', {
  description: 'One sentence for or against a mentor, as facts. What does not belong to its code is null.',
})
export class MentoringReasonModel {
  @Field(() => MentoringReasonCode, { description: 'Which sentence.' })
  code: ReasonCode;

  @Field(() => Int, { nullable: true, description: 'How many.' })
  count?: number;

  @Field(() => Int, { nullable: true, description: 'Of how many.' })
  of?: number;

  @Field(() => [String], { nullable: true, description: 'Words, a title, or a language.' })
  texts?: readonly string[];
}

@ObjectType('ProposedPair', { description: 'A mentee, and the mentor who is proposed.' })
export class ProposedPairModel {
  @Field(() => PersonModel, { description: 'Who mentors.' })
  mentor: PersonModel;

  @Field(() => PersonModel, { description: 'Who is mentored.' })
  mentee: PersonModel;

  @Field(() => [MentoringReasonModel], { description: 'What speaks for it: at most three.' })
  reasonsFor: MentoringReasonModel[];

  @Field(() => [MentoringReasonModel], { description: 'What speaks against it: at most two.' })
  reasonsAgainst: MentoringReasonModel[];
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
