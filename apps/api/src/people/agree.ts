import type { EntityManager } from 'typeorm';

/** Of the text beside the box that is ticked. */
const textVersion = '2026-11';

/** What somebody who makes an account agrees to: the contract about it, and the transfer of its data between the platform's countries. */
export async function agree(manager: EntityManager, personId: string): Promise<void> {
  await manager.query(
    `INSERT INTO consent (person_id, purpose, basis, text_version)
     VALUES ($1, 'account', 'contract', $2), ($1, 'transfer_abroad', 'consent', $2)`,
    [personId, textVersion],
  );
}
