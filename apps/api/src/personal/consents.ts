import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { ConsentPurpose, LegalBasis } from '#database';
import { AppError } from '#platform';
import { Changes } from '../context/changes.ts';
import type { ConsentModel } from './models.ts';

/** Of the text that people see beside what they agree to; raised whenever that text changes. */
export const textVersion = '2026-11';

const columns = `id, purpose, basis, text_version AS "textVersion", given_at AS "givenAt", withdrawn_at AS "withdrawnAt"`;

/**
 * Records on what ground data of a person is used for a purpose. What holds already, for the same text, is not recorded again.
 *
 * @returns the entry that holds
 */
export async function recordConsent(
  manager: EntityManager,
  personId: string,
  purpose: ConsentPurpose,
  basis: LegalBasis,
): Promise<ConsentModel> {
  await manager.query('SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
  const [holds]: ConsentModel[] = await manager.query(
    `SELECT ${columns} FROM consent
     WHERE person_id = $1 AND purpose = $2 AND basis = $3 AND text_version = $4 AND withdrawn_at IS NULL`,
    [personId, purpose, basis, textVersion],
  );
  if (holds) return holds;
  const [given]: ConsentModel[] = await manager.query(
    `INSERT INTO consent (person_id, purpose, basis, text_version) VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
    [personId, purpose, basis, textVersion],
  );
  if (!given) throw new TypeError('nothing was inserted');
  return given;
}

/** What a person has agreed to, and what rests on something else than agreement. */
@Injectable()
export class Consents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  /** The newest first, withdrawn ones too. */
  list(personId: string): Promise<ConsentModel[]> {
    return this.dataSource.query(`SELECT ${columns} FROM consent WHERE person_id = $1 ORDER BY given_at DESC, id`, [
      personId,
    ]);
  }

  /** An account rests on the contract about it; everything else that is given here is consent. */
  give(personId: string, purpose: ConsentPurpose): Promise<ConsentModel> {
    return this.changes.by(personId, (manager) =>
      recordConsent(manager, personId, purpose, purpose === 'account' ? 'contract' : 'consent'),
    );
  }

  /**
   * Ends what was agreed to, from now on; what was done until now stays lawful (GDPR art. 7(3)).
   *
   * TRANSFER_ABROAD: nothing more may rest on consent to the transfer. Classes join campuses and lecturers of several countries, so
   * whoever has withdrawn and goes into such a class does it under the contract about the account, each time by their own act; who wants
   * no transfer at all erases the account. RECORDING: the institution leaves the person out of recordings.
   *
   * @returns the entry that was withdrawn last
   * @throws {AppError} CONFLICT for ACCOUNT, which ends by erasing the account, and for what was never given
   */
  async withdraw(personId: string, purpose: ConsentPurpose): Promise<ConsentModel> {
    if (purpose === 'account') {
      throw new AppError(
        'CONFLICT',
        'The account rests on the contract about it. To end that, erase the account.',
        'purpose',
      );
    }
    return this.changes.by(personId, async (manager) => {
      const [withdrawn]: [ConsentModel[], number] = await manager.query(
        `UPDATE consent SET withdrawn_at = now()
         WHERE person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL RETURNING ${columns}`,
        [personId, purpose],
      );
      const [last] = withdrawn.sort((a, b) => b.givenAt.getTime() - a.givenAt.getTime());
      if (!last) throw new AppError('CONFLICT', 'You have not agreed to this, or have withdrawn it.', 'purpose');
      return last;
    });
  }
}
