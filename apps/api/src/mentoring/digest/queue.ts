import { defineQueue } from '../../jobs/index.ts';
import { letterPolicy } from '../../mail/index.ts';

/** One pass over all digests that are due: it carries nothing. */
export type DigestsJob = Readonly<Record<string, never>>;

export const digestsQueue = defineQueue<DigestsJob>('mentoring-digests', {
  retries: 20,
  firstPause: 60,
  longestPause: 1_800,
  longest: 600,
});

/** The digest of one person for one week. */
export interface DigestJob {
  readonly personId: string;
  /** YYYY-MM-DD, its Monday. */
  readonly week: string;
}

export const digestQueue = defineQueue<DigestJob>('send-digest', letterPolicy);

export const jobOf = ({ personId, week }: DigestJob) => ({ key: `${personId}:${week}`, payload: { personId, week } });
