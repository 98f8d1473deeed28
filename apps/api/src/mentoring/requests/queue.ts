import { defineQueue } from '../../jobs/index.ts';

/** One pass over all requests that wait: it carries nothing. */
export type DeadlinesJob = Readonly<Record<string, never>>;

export const deadlinesQueue = defineQueue<DeadlinesJob>('mentoring-deadlines', {
  retries: 20,
  firstPause: 60,
  longestPause: 1_800,
  longest: 600,
});
