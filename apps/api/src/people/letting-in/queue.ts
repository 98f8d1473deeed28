import { defineQueue } from '../../jobs/index.ts';
import { letterPolicy } from '../../mail/index.ts';

/** A letter with a link to choose a password. */
export interface WelcomeJob {
  readonly welcomeId: string;
}

export const welcomeQueue = defineQueue<WelcomeJob>('send-welcome', letterPolicy);

export const jobOf = (welcomeId: string) => ({ key: welcomeId, payload: { welcomeId } });
