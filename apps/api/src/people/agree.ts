import type { EntityManager } from 'typeorm';
import { textVersion } from '../personal/consents.ts';
import { recordAgreement } from './accounts.repository.ts';

/**
 * What somebody agrees to who accepts an invitation: the contract about the account, and the transfer of its data between the
 * platform's countries. What holds already is not recorded again. Call it after the section is locked: planning takes sections before
 * people.
 */
export async function agree(manager: EntityManager, personId: string): Promise<void> {
  await recordAgreement(manager, personId, textVersion);
}
