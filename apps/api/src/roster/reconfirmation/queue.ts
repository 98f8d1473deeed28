import { definePasses, defineQueue } from '../../jobs/index.ts';
import { letterPolicy } from '../../mail/index.ts';

export const reconfirmationQueue = definePasses('expert-reconfirmation');

/** A letter to an expert about what they are to confirm. */
export interface ConfirmationLetterJob {
  readonly expertId: string;
}

export const confirmationLetterQueue = defineQueue<ConfirmationLetterJob>('send-confirmation', letterPolicy);

export const letterJobOf = (expertId: string) => ({ key: expertId, payload: { expertId } });
