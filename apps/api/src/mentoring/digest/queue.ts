import { definePasses, defineQueue } from '../../jobs/index.ts';
import { letterPolicy } from '../../mail/index.ts';

export const digestsQueue = definePasses('mentoring-digests');

/** The digest of one person for one week. */
export interface DigestJob {
  readonly personId: string;
  /** YYYY-MM-DD, its Monday. */
  readonly week: string;
}

export const digestQueue = defineQueue<DigestJob>('send-digest', letterPolicy);

export const jobOf = ({ personId, week }: DigestJob) => ({ key: `${personId}:${week}`, payload: { personId, week } });
