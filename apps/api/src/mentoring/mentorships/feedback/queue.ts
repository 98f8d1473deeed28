import { defineQueue } from '../../../jobs/index.ts';

/** One pass over all mentorships: it carries nothing. */
export type FeedbackJob = Readonly<Record<string, never>>;

export const feedbackQueue = defineQueue<FeedbackJob>('mentoring-feedback', {
  retries: 20,
  firstPause: 60,
  longestPause: 1_800,
  longest: 600,
});
