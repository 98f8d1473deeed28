import type { EntityManager } from 'typeorm';
import { recordConsent } from '../privacy/consents.ts';

/** What somebody who makes an account agrees to: the contract about it, and the transfer of its data between the platform's countries. */
export async function agree(manager: EntityManager, personId: string): Promise<void> {
  await recordConsent(manager, personId, 'account', 'contract');
  await recordConsent(manager, personId, 'transfer_abroad', 'consent');
}
