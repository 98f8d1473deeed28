import { defineQueue } from '../../jobs/index.ts';
import { letterPolicy } from '../../mail/index.ts';

/** The letter of an invitation to an address. */
export interface InvitationJob {
  readonly invitationId: string;
}

export const invitationQueue = defineQueue<InvitationJob>('send-invitation', letterPolicy);

export const jobOf = (invitationId: string) => ({ key: invitationId, payload: { invitationId } });
