import type { EntityManager } from 'typeorm';
import { recordConsent } from '../privacy/consents.ts';

/**
 * What somebody agrees to who accepts an invitation: the contract about the account, and the transfer of its data between the
 * platform's countries. Call it after the section is locked: planning takes sections before people.
 */
export async function agree(manager: EntityManager, personId: string): Promise<void> {
  await recordConsent(manager, personId, 'account', 'contract');
  await recordConsent(manager, personId, 'transfer_abroad', 'consent');
}
