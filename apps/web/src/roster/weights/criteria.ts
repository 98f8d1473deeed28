import type { MatchingCriterion } from '#contract/graphql/graphql';
import type { MessageId } from '../../words/words.ts';

/** What is wished of somebody who is to suit, in words. */
export const criterionWords: Record<MatchingCriterion, MessageId> = {
  FIELD: 'weights.field',
  SKILLS: 'weights.skills',
  WORDS: 'weights.words',
  TAUGHT: 'weights.taught',
  EXPERIENCE: 'weights.experience',
  SECTOR: 'weights.sector',
  LANGUAGES: 'weights.languages',
  WELCOME_LANGUAGE: 'weights.welcomeLanguage',
  COMMON_HOURS: 'weights.commonHours',
  HOURS_A_WEEK: 'weights.hoursAWeek',
  WEEKS: 'weights.weeks',
  ORIGIN: 'weights.origin',
  MODE: 'weights.mode',
};

/** As they stand on the page, those that belong together side by side. */
export const criteria = Object.keys(criterionWords) as MatchingCriterion[];

export const highestWeight = 100;
