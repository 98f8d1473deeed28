import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { CriterionName } from '#matching';
import { describedEnum } from '../../graphql/described-enum.ts';
import { DateTime } from '../../graphql/scalars.ts';
import { PersonModel } from '../../models/person.ts';
import { highestWeight } from './checked-weights.ts';

export const MatchingCriterion = {
  FIELD: 'field',
  SECTOR: 'sector',
  SKILLS: 'skills',
  WORDS: 'words',
  TAUGHT: 'taught',
  EXPERIENCE: 'experience',
  LANGUAGES: 'languages',
  WELCOME_LANGUAGE: 'welcomeLanguage',
  WEEKS: 'weeks',
  HOURS_A_WEEK: 'hoursAWeek',
  COMMON_HOURS: 'commonHours',
  ORIGIN: 'origin',
  MODE: 'mode',
} as const satisfies Record<string, CriterionName>;
describedEnum('MatchingCriterion', 'What is wished of somebody who is to suit.', MatchingCriterion, {
  FIELD: 'The same or a near field of education.',
  SECTOR: 'The same or a near sector of aid.',
  SKILLS: 'The skills that are asked for, or broader and narrower ones.',
  WORDS: 'Words in common, beside fields and skills.',
  TAUGHT: 'Has taught such a course.',
  EXPERIENCE: 'Years of practice in the field.',
  LANGUAGES: 'Speaks the required languages better than is required.',
  WELCOME_LANGUAGE: 'Speaks a language that helps.',
  WEEKS: 'Is free in the weeks.',
  HOURS_A_WEEK: 'Gives the hours a week.',
  COMMON_HOURS: 'Is free at the same hours of the week.',
  ORIGIN: 'Comes from the country.',
  MODE: 'Offers the way of working that suits best.',
});

@ObjectType('MatchingWeight', { description: 'What one wish counts among the others.' })
export class MatchingWeightModel {
  @Field(() => MatchingCriterion, { description: 'Which wish.' })
  criterion: CriterionName;

  @Field(() => Int, { description: `0 to ${highestWeight}; only what they are to each other counts.` })
  weight: number;

  @Field(() => Int, { description: 'What it counts as long as nobody sets it.' })
  byDefault: number;
}

@ObjectType('MatchingWeightsSetting', { description: 'Weights as somebody set them.' })
export class MatchingWeightsSettingModel {
  @Field(() => Int, { description: 'Counts the settings.' })
  version: number;

  @Field(() => [MatchingWeightModel], { description: 'One for each criterion.' })
  weights: MatchingWeightModel[];

  @Field(() => String, { description: 'Why, in their words.' })
  reason: string;

  @Field(() => PersonModel, { nullable: true, description: 'Who; null: somebody who is gone.' })
  by: PersonModel | null;

  @Field(() => DateTime, { description: 'When.' })
  setAt: Date;
}

@ObjectType('MatchingWeights', { description: 'What each wish counts when people are matched, everywhere.' })
export class MatchingWeightsModel {
  @Field(() => Int, { description: 'Of the setting that counts now; 0: nobody has set any, and the defaults count.' })
  version: number;

  @Field(() => [MatchingWeightModel], { description: 'One for each criterion, as they count now.' })
  weights: MatchingWeightModel[];

  @Field(() => [MatchingWeightsSettingModel], { description: 'What was set, the newest first; at most 20.' })
  history: MatchingWeightsSettingModel[];
}

@InputType({ description: 'What one wish shall count.' })
export class MatchingWeightInput {
  @Field(() => MatchingCriterion, { description: 'Which wish.' })
  criterion: CriterionName;

  @Field(() => Int, { description: `0 to ${highestWeight}.` })
  weight: number;
}

@InputType({ description: 'Weights with a reason.' })
export class SetMatchingWeightsInput {
  @Field(() => Int, { description: 'That the change was made from.' })
  version: number;

  @Field(() => [MatchingWeightInput], { description: 'One for each criterion, one above 0 at least.' })
  weights: MatchingWeightInput[];

  @Field(() => String, { description: 'Why; one line of at most 500 characters.' })
  reason: string;
}
