import { defineQueue } from '../jobs/index.ts';

/** What somebody was told and has not been mailed yet, in one letter. */
export interface NoticesJob {
  readonly personId: string;
}

/** Letters are tried for some nine hours. Mail servers of universities take few connections from one address. */
export const noticesQueue = defineQueue<NoticesJob>('send-notices', {
  retries: 21,
  firstPause: 60,
  longestPause: 1_800,
  longest: 300,
  atOnce: 4,
});

export const jobOf = (personId: string) => ({ key: personId, payload: { personId } });
