import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { FeedbackKind as KindName, MentorshipResult as ResultName } from '#database';
import { describedEnum } from '../../../graphql/described-enum.ts';
import { DateTime } from '../../../graphql/scalars.ts';

export const FeedbackKind = {
  FIRST: 'first',
  LAST: 'last',
  THREE_MONTHS: 'three_months',
} as const satisfies Record<string, KindName>;
describedEnum('FeedbackKind', 'When a mentor and a mentee are asked what a mentorship is worth.', FeedbackKind, {
  FIRST: 'After the first meeting that was held.',
  LAST: 'After the end.',
  THREE_MONTHS: 'Three months after the beginning.',
});

export const MentorshipResult = {
  STUDIES: 'studies',
  WORK: 'work',
  SKILLS: 'skills',
  CONTACTS: 'contacts',
  PLAN: 'plan',
  NOTHING: 'nothing',
} as const satisfies Record<string, ResultName>;
describedEnum('MentorshipResult', 'What came of a mentorship.', MentorshipResult, {
  STUDIES: 'Studies went on: a thesis, an examination, a publication.',
  WORK: 'Work, a placement or a better post.',
  SKILLS: 'Knowledge or skills that are used.',
  CONTACTS: 'New contacts.',
  PLAN: 'It is clearer what comes next.',
  NOTHING: 'Nothing so far.',
});

@ObjectType('GivenFeedback', { description: 'What the viewer said of a mentorship.' })
export class GivenFeedbackModel {
  @Field(() => FeedbackKind, { description: 'When it was asked for.' })
  kind: KindName;

  @Field(() => Int, { nullable: true, description: 'Whether it was worth the time, 1 to 5; null for THREE_MONTHS.' })
  rating: number | null;

  @Field(() => [MentorshipResult], { description: 'For THREE_MONTHS.' })
  results: ResultName[];

  @Field(() => String, { description: 'The other reads them; may be empty.' })
  wordsToOther: string;

  @Field(() => String, {
    description: 'Only who leads the programme and coordinators read them; may be empty.',
  })
  wordsToLead: string;

  @Field(() => DateTime, { description: 'When.' })
  createdAt: Date;
}

@ObjectType('WordsOfOther', { description: 'What the other wrote to the viewer with their feedback.' })
export class WordsOfOtherModel {
  @Field(() => FeedbackKind, { description: 'When it was asked for.' })
  kind: KindName;

  @Field(() => String, { description: 'Plain text of several lines.' })
  words: string;

  @Field(() => DateTime, { description: 'When.' })
  createdAt: Date;
}

@ObjectType('MentorshipFeedback', { description: 'What the viewer is asked, has said and was told of a mentorship.' })
export class MentorshipFeedbackModel {
  @Field(() => [FeedbackKind], { description: 'Asked of the viewer now, and neither given nor skipped.' })
  due: KindName[];

  @Field(() => [GivenFeedbackModel], { description: 'The earliest first.' })
  given: GivenFeedbackModel[];

  @Field(() => [WordsOfOtherModel], { description: 'The earliest first.' })
  received: WordsOfOtherModel[];
}

@InputType({ description: 'What the viewer says of a mentorship, once of each kind.' })
export class MentorshipFeedbackInput {
  @Field(() => ID, { description: 'Of the mentorship.' })
  mentorshipId: string;

  @Field(() => FeedbackKind, { description: 'One that is due.' })
  kind: KindName;

  @Field(() => Int, { nullable: true, description: '1 to 5; null for THREE_MONTHS.' })
  rating?: number | null;

  @Field(() => [MentorshipResult], {
    defaultValue: [],
    description: 'For THREE_MONTHS: one at least unless there are words for the lead.',
  })
  results: ResultName[];

  @Field(() => String, { defaultValue: '', description: 'At most 1,000 characters; the other reads them.' })
  wordsToOther: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'At most 1,000 characters; only who leads the programme and coordinators read them.',
  })
  wordsToLead: string;
}
