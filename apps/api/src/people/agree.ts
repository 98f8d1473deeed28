import type { EntityManager } from 'typeorm';
import { textVersion } from '../personal/consents.ts';

/**
 * What somebody agrees to who accepts an invitation: the contract about the account, and the transfer of its data between the
 * platform's countries. What holds already is not recorded again. Call it after the section is locked: planning takes sections before
 * people.
 */
export async function agree(manager: EntityManager, personId: string): Promise<void> {
  await manager.query('SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
  await manager.query(
    `INSERT INTO consent (person_id, purpose, basis, text_version)
     SELECT $1, purpose, basis, $2 FROM (VALUES ('account', 'contract'), ('transfer_abroad', 'consent')) AS agreed (purpose, basis)
     WHERE NOT EXISTS (SELECT FROM consent WHERE person_id = $1 AND consent.purpose = agreed.purpose
       AND consent.basis = agreed.basis AND text_version = $2 AND withdrawn_at IS NULL)`,
    [personId, textVersion],
  );
}
