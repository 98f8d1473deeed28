import { defineQueue } from '../../jobs/index.ts';

/** A letter with a link to choose a password. */
export interface WelcomeJob {
  readonly welcomeId: string;
}

/** Letters are tried for some nine hours. Mail servers of universities take few connections from one address. */
export const welcomeQueue = defineQueue<WelcomeJob>('send-welcome', {
  retries: 21,
  firstPause: 60,
  longestPause: 1_800,
  longest: 300,
  atOnce: 4,
});

export const jobOf = (welcomeId: string) => ({ key: welcomeId, payload: { welcomeId } });
