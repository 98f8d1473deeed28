import type { FeedbackKind, MentorshipResult } from '#contract/graphql/graphql';
import type { MessageId } from '../../../words/words.ts';

/** What one is asked. */
export const questionWords = {
  FIRST: 'mentoring.askFirst',
  LAST: 'mentoring.askLast',
  THREE_MONTHS: 'mentoring.askThird',
} as const satisfies Record<FeedbackKind, MessageId>;

/** When it was said. */
export const kindWords = {
  FIRST: 'mentoring.afterFirst',
  LAST: 'mentoring.afterEnd',
  THREE_MONTHS: 'mentoring.afterThird',
} as const satisfies Record<FeedbackKind, MessageId>;

/** The best first. */
export const ratings = [5, 4, 3, 2, 1] as const;
export const ratingWords = {
  5: 'mentoring.worthVery',
  4: 'mentoring.worthYes',
  3: 'mentoring.worthPartly',
  2: 'mentoring.worthHardly',
  1: 'mentoring.worthNo',
} as const satisfies Record<(typeof ratings)[number], MessageId>;

export const resultWords = {
  STUDIES: 'mentoring.resultStudies',
  WORK: 'mentoring.resultWork',
  SKILLS: 'mentoring.resultSkills',
  CONTACTS: 'mentoring.resultContacts',
  PLAN: 'mentoring.resultPlan',
  NOTHING: 'mentoring.resultNothing',
} as const satisfies Record<MentorshipResult, MessageId>;
export const results = Object.keys(resultWords) as MentorshipResult[];

export const isResult = (value: unknown): value is MentorshipResult => results.some((one) => one === value);
const isRating = (value: unknown): value is keyof typeof ratingWords => ratings.some((one) => one === value);
export const ratingOf = (rating: number | null): MessageId | null => (isRating(rating) ? ratingWords[rating] : null);
