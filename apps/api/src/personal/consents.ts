import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Consent, Person } from '#database';
import type { ConsentPurpose, LegalBasis } from '#database';
import { AppError } from '#platform';
import { Changes } from '../context/changes.ts';
import { ConsentsRepository } from './consents.repository.ts';
import type { ConsentModel } from './models.ts';

/** Of the text that people see beside what they agree to; raised whenever that text changes. */
export const textVersion = '2026-11';

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
  // Two at once would both find nothing that holds.
  await manager.findOne(Person, {
    select: { id: true },
    where: { id: personId },
    lock: { mode: 'for_no_key_update' },
  });
  const consent = { personId, purpose, basis, textVersion };
  const holds = await manager.findOneBy(Consent, { ...consent, withdrawnAt: IsNull() });
  return holds ?? manager.save(Consent, { ...consent, withdrawnAt: null });
}

/** What a person has agreed to, and what rests on something else than agreement. */
@Injectable()
export class Consents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly repository: ConsentsRepository,
  ) {}

  /** The newest first, withdrawn ones too. */
  list(personId: string): Promise<ConsentModel[]> {
    return this.dataSource.getRepository(Consent).find({ where: { personId }, order: { givenAt: 'DESC', id: 'ASC' } });
  }

  /** An account rests on the contract about it; everything else that is given here is consent. */
  give(personId: string, purpose: ConsentPurpose): Promise<ConsentModel> {
    return this.changes.by(personId, (manager) =>
      recordConsent(manager, personId, purpose, purpose === 'account' ? 'contract' : 'consent'),
    );
  }

  /**
   * Ends an agreement from now on; processing until now stays lawful (GDPR art. 7(3)).
   *
   * TRANSFER_ABROAD: no transfer may rest on consent any more. Classes join campuses and lecturers of several countries. So a
   * person who has withdrawn and enters such a class does it under the contract about the account, each time by their own act; a
   * person who wants no transfer at all erases the account. RECORDING: the institution leaves the person out of recordings.
   *
   * @returns the entry that was withdrawn last
   * @throws {AppError} CONFLICT for ACCOUNT, which ends by erasing the account, and for an agreement that was never given
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
      const withdrawn = await this.repository.withdraw(manager, personId, purpose);
      const [last] = withdrawn.sort((a, b) => b.givenAt.getTime() - a.givenAt.getTime());
      if (!last) throw new AppError('CONFLICT', 'You have not agreed to this, or have withdrawn it.', 'purpose');
      return last;
    });
  }
}
