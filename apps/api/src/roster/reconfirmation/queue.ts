import { defineQueue } from '../../jobs/index.ts';
import { letterPolicy } from '../../mail/index.ts';

/** One pass over all experts who are to be asked or paused: it carries nothing. */
export type ReconfirmationJob = Readonly<Record<string, never>>;

export const reconfirmationQueue = defineQueue<ReconfirmationJob>('expert-reconfirmation', {
  retries: 20,
  firstPause: 60,
  longestPause: 1_800,
  longest: 600,
});

/** A letter to an expert about what they are to confirm. */
export interface ConfirmationLetterJob {
  readonly expertId: string;
}

export const confirmationLetterQueue = defineQueue<ConfirmationLetterJob>('send-confirmation', letterPolicy);

export const letterJobOf = (expertId: string) => ({ key: expertId, payload: { expertId } });
