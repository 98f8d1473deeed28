import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { LanguageLevel as LanguageLevelName } from '#database';
import type { ReasonCode } from '#matching';
import { FieldOfEducationModel, SectorModel } from '../../classifications/index.ts';
import { LanguageLevel } from '../../competences/index.ts';
import { describedEnum } from '../../graphql/described-enum.ts';

export const MatchingReasonCode = {
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
describedEnum('MatchingReasonCode', 'What speaks for or against somebody.', MatchingReasonCode, {
  FIELD: 'Their nearest `field`, and its `nearness`.',
  SECTOR: 'Their nearest `sector`, and its `nearness`.',
  SKILLS: 'They have `count` skills `of` those asked for, and `related` others that are broader or narrower.',
  WORDS: '`texts`: words in common.',
  TAUGHT: '`texts`: a course that they have taught and that is near; none when none is.',
  EXPERIENCE: '`count` years of practice.',
  LANGUAGE: 'They speak the `language` that is required, at the `level`.',
  WELCOME_LANGUAGE: 'They speak the `language` that helps, at the `level`; none when they speak none.',
  WEEKS_FREE: 'They are free in `count` weeks `of` those asked for.',
  HOURS_A_WEEK: 'They give `count` hours a week `of` those asked for.',
  COMMON_HOURS: '`count` hours of the week are free for both.',
  ORIGIN: 'Their `country` of origin, and whether it is the one (`met`).',
  MODE: 'Whether they offer the way of working that suits best (`met`).',
});

export type ReasonNearness = 'same' | 'narrow' | 'broad' | 'category' | 'none';
export const MatchingNearness = {
  SAME: 'same',
  NARROW: 'narrow',
  BROAD: 'broad',
  CATEGORY: 'category',
  NONE: 'none',
} as const satisfies Record<string, ReasonNearness>;
describedEnum('MatchingNearness', 'How near two entries of a classification are.', MatchingNearness, {
  SAME: 'They are one.',
  NARROW: 'They share the narrow field.',
  BROAD: 'They share the broad field.',
  CATEGORY: 'They share the category.',
  NONE: 'They share nothing.',
});

@ObjectType('MatchingReason', {
  description: 'One sentence for or against somebody, as facts. What does not belong to its code is null.',
})
export class MatchingReasonModel {
  @Field(() => MatchingReasonCode, { description: 'Which sentence.' })
  code: ReasonCode;

  @Field(() => Int, { nullable: true, description: 'How many.' })
  count?: number;

  @Field(() => Int, { nullable: true, description: 'Of how many.' })
  of?: number;

  @Field(() => Int, { nullable: true, description: 'How many others are related.' })
  related?: number;

  @Field(() => [String], { nullable: true, description: 'Words or titles.' })
  texts?: readonly string[];

  @Field(() => MatchingNearness, { nullable: true, description: 'How near.' })
  nearness?: ReasonNearness;

  @Field(() => FieldOfEducationModel, { nullable: true, description: 'A field of education.' })
  field?: FieldOfEducationModel | null;

  @Field(() => SectorModel, { nullable: true, description: 'A sector.' })
  sector?: SectorModel | null;

  @Field(() => String, { nullable: true, description: 'BCP 47, the language alone.' })
  language?: string | undefined;

  @Field(() => LanguageLevel, { nullable: true, description: 'How well.' })
  level?: LanguageLevelName | undefined;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country?: string | undefined;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is as wished.' })
  met?: boolean;

  fieldCode?: string | undefined;
  sectorCode?: string | undefined;
}
