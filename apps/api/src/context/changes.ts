import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AppError } from '#platform';
import { requestInHand } from '#platform/nest';
import { nameActor } from './changes.repository.ts';
import { lockedVersion } from './versions.repository.ts';
import type { Versioned } from './versions.repository.ts';

/** How a change came about, for the audit log. */
export type ChangeSource = 'app' | 'token' | 'register' | 'operator' | 'system';

/**
 * PostgreSQL's codes: two transactions waited for each other, or one read what the other changed. Nothing was written; a new
 * attempt succeeds.
 */
const passing = new Set(['40001', '40P01']);
const mostTries = 3;

/** Makes every change of the app: one transaction, in which the audit log's triggers know who makes it. */
@Injectable()
export class Changes {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param actorId null: nobody is signed in yet, or the system does it
   * @param work has no effect outside of the database (mail is sent afterwards): what PostgreSQL ends because of others is done again
   * @param tries how often at most
   */
  async by<T>(
    actorId: string | null,
    work: (manager: EntityManager) => Promise<T>,
    source: ChangeSource = 'app',
    tries = mostTries,
  ): Promise<T> {
    for (let left = tries; ; left -= 1) {
      try {
        return await this.once(actorId, work, source);
      } catch (error) {
        if (left <= 1 || !isPassing(error)) throw error;
      }
    }
  }

  private once<T>(
    actorId: string | null,
    work: (manager: EntityManager) => Promise<T>,
    source: ChangeSource,
  ): Promise<T> {
    const by = source === 'app' && requestInHand()?.byToken ? 'token' : source;
    return this.dataSource.transaction(async (manager) => {
      await nameActor(manager, actorId ?? '', by);
      return work(manager);
    });
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof QueryFailedError && passing.has((error.driverError as { code?: string }).code ?? '');
}

/**
 * Locks the row for the rest of the transaction and refuses an edit that was made from an older version of it. The database
 * counts the version itself when the row changes.
 *
 * @throws {AppError} STALE, with the version that it has now; NOT_FOUND
 */
export async function lockVersion(
  manager: EntityManager,
  table: Versioned,
  id: string,
  version: number,
): Promise<void> {
  const found = await lockedVersion(manager, table, id);
  if (found === undefined) throw new AppError('NOT_FOUND', `No ${table} with this id that you may see.`);
  if (found !== version) {
    throw new AppError('STALE', 'Somebody changed this since you opened it. Look at it as it is now.', 'version', {
      version: found,
    });
  }
}
