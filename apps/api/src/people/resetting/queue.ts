import { defineQueue } from '../../jobs/index.ts';
import { letterPolicy } from '../../mail/index.ts';

/** A letter with a link to choose a new password. */
export interface ResetJob {
  readonly resetMailId: string;
}

export const resetQueue = defineQueue<ResetJob>('send-reset', letterPolicy);

export const jobOf = (resetMailId: string) => ({ key: resetMailId, payload: { resetMailId } });
