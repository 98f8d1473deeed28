import { Injectable } from '@nestjs/common';
import { reopenWithinMs } from '#classroom';
import type { Queryable } from '#database';
import { staysOpenAfter } from '../schedule/index.ts';
import { ClassLogRepository } from './class-log.repository.ts';

/** Whether a class that has ended may be opened again. */
@Injectable()
export class Reopening {
  constructor(private readonly log: ClassLogRepository) {}

  /**
   * Until when this person may reopen a class that they ended, ms since the epoch; undefined: they may not.
   *
   * @param db the transaction that opens it
   */
  async until(sessionId: string, personId: string, db?: Queryable): Promise<number | undefined> {
    const end = await this.log.lastEnd(sessionId, staysOpenAfter, db);
    if (!end || end.timeUp || end.by !== personId) return undefined;
    const until = Math.min(end.at.getTime() + reopenWithinMs, end.closesAt.getTime());
    return until > Date.now() ? until : undefined;
  }
}
