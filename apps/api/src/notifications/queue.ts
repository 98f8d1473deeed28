import { defineQueue } from '../jobs/index.ts';
import { letterPolicy } from '../mail/index.ts';

/** What somebody was told and has not been mailed yet, in one letter. */
export interface NoticesJob {
  readonly personId: string;
}

export const noticesQueue = defineQueue<NoticesJob>('send-notices', letterPolicy);

export const jobOf = (personId: string) => ({ key: personId, payload: { personId } });
