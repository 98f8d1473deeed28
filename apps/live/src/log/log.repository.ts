import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ClassEvent, NewClassEvent } from '#classroom';
import { jsonb, statements } from '#database';
import type { Queryable, RowOf } from '#database';
import { unavailable } from '../failure.ts';
import { ask } from './ask.ts';
import type { ClassClock } from './class-clock.ts';
import type { Epoch } from './epochs.ts';
import { leaseName } from './lease.repository.ts';
import { Lease } from './lease.ts';
import { msOf } from './ms-of.ts';

const timeOf = (parameter: string) => `to_timestamp(${parameter}::float8 / 1000)`;
const readClock = `date_trunc('milliseconds', clock_timestamp())`;
/** Not before $4; as $9 says when the clock is not between $10 and $11. */
const atSql = `greatest(${timeOf('$4')},
  CASE WHEN ${readClock} NOT BETWEEN ${timeOf('$10')} AND ${timeOf('$11')} THEN ${timeOf('$9')} ELSE ${readClock} END)`;

export const sql = statements({
  since: {
    text: `SELECT seq, ${msOf('at')} AS at, by, key, type, body FROM class_event WHERE class_id = $1 AND seq > $2 ORDER BY seq`,
    params: { classId: 'uuid', after: 'int4' },
    row: {
      seq: 'int4',
      at: 'float8',
      by: 'uuid',
      key: 'uuid?',
      type: 'text',
      body: jsonb<Record<string, unknown>>(),
    },
  },
  isThere: { text: 'SELECT FROM class WHERE id = $1', params: { classId: 'uuid' } },
  /**
   * One statement is one transaction and one round trip. The row lock of `class` orders appends; `last_seq` must still be what the
   * caller has folded, so nobody appends after events it has not seen. The clock is read under the lock and never runs back within a
   * class; one that jumped is not believed (class-clock.ts).
   *
   * A process that lost the lease (lease.ts) appends nothing. A statement that began before somebody else took it may still end: to the new
   * owner that is an event of another process, and `last_seq` keeps the order.
   */
  append: {
    text: `WITH fence AS (
       SELECT EXISTS (SELECT FROM live_lease WHERE name = '${leaseName}' AND epoch = $7 AND owner = $8) AS mine
     ), moved AS (
       UPDATE class
          SET last_seq = last_seq + $3,
              ended_at = CASE $5::text WHEN 'ended' THEN ${atSql} WHEN 'reopened' THEN NULL ELSE ended_at END
        WHERE id = $1 AND last_seq = $2 AND (SELECT mine FROM fence)
       RETURNING id, CASE WHEN $5::text = 'ended' THEN ended_at ELSE ${atSql} END AS at
     ), added AS (
       INSERT INTO class_event (class_id, seq, at, by, key, type, body)
       SELECT moved.id, $2 + event.n, moved.at, event.by, event.key, event.type, event.body
         FROM moved, jsonb_to_recordset($6::jsonb) AS event(n integer, by uuid, key uuid, type text, body jsonb)
     )
     SELECT fence.mine, (SELECT ${msOf('at')} FROM moved) AS at FROM fence`,
    params: {
      classId: 'uuid',
      after: 'int4',
      count: 'int4',
      notBefore: 'float8',
      becomes: 'text?',
      events: 'jsonb',
      epoch: 'int8',
      owner: 'uuid',
      expected: 'float8?',
      believedFrom: 'float8?',
      believedTo: 'float8?',
    },
    row: { mine: 'bool', at: 'float8?' },
  },
  /** Once for each process, as long as it owns the classes. */
  begin: {
    text: `INSERT INTO class_epoch (class_id, number, owner, since)
     SELECT id, (SELECT count(*) FROM class_epoch WHERE class_id = $1), $4, $2
       FROM class
      WHERE id = $1
        AND EXISTS (SELECT FROM live_lease WHERE name = '${leaseName}' AND epoch = $3 AND owner = $4)
        AND NOT EXISTS (SELECT FROM class_epoch WHERE class_id = $1 AND owner = $4)`,
    params: { classId: 'uuid', since: 'int4', epoch: 'int8', owner: 'uuid' },
  },
  epochs: {
    text: 'SELECT owner, since FROM class_epoch WHERE class_id = $1 ORDER BY number',
    params: { classId: 'uuid' },
    row: { owner: 'uuid', since: 'int4' },
  },
  isOlder: {
    text: 'SELECT FROM class WHERE id = $1 AND last_seq < $2',
    params: { classId: 'uuid', seq: 'int4' },
  },
  isUp: { text: 'SELECT 1 AS up', params: {}, row: { up: 'int4' } },
});

/** The class log in PostgreSQL. Every method throws UNAVAILABLE while the database cannot be reached. */
@Injectable()
export class LogRepository {
  constructor(
    private readonly database: DataSource,
    private readonly lease: Lease,
  ) {}

  /** Events after `after`, or undefined when there is no such class. */
  async read(classId: string, after: number): Promise<ClassEvent[] | undefined> {
    const rows = await this.ask((database) => sql.since.rows(database, { classId, after }));
    if (rows.length === 0 && after === 0) {
      const found = await this.ask((database) => sql.isThere.rows(database, { classId }));
      if (found.length === 0) return undefined;
    }
    return rows.map(toEvent);
  }

  /**
   * Appends all events or none.
   *
   * @param after sequence number the class must be at
   * @param notBefore ms since the epoch: time of the event before
   * @param believed what the clock may say; anything when there is nothing to go by
   * @returns ms since the epoch at which they were appended; undefined when the class has moved on
   * @throws {LiveFailure} UNAVAILABLE also when another process has taken the lease
   */
  async append(
    classId: string,
    after: number,
    events: readonly NewClassEvent[],
    notBefore: number,
    believed?: ClassClock['believed'],
  ): Promise<number | undefined> {
    const numbered = events.map(({ by, key, type, body }, index) => ({
      n: index + 1,
      by,
      key: key ?? null,
      type,
      body,
    }));
    const turn = events.findLast(({ type }) => type === 'class-ended' || type === 'class-reopened')?.type;
    const answer = await this.ask((database) =>
      sql.append.first(database, {
        classId,
        after,
        count: events.length,
        notBefore,
        becomes: turn === undefined ? null : turn === 'class-ended' ? 'ended' : 'reopened',
        events: JSON.stringify(numbered),
        epoch: this.lease.epoch,
        owner: this.lease.owner,
        expected: believed?.expected ?? null,
        believedFrom: believed?.from ?? null,
        believedTo: believed?.to ?? null,
      }),
    );
    if (answer?.mine !== true) {
      this.lease.lose();
      throw unavailable('The class log (another process of the live service owns it now)');
    }
    const at = answer.at ?? undefined;
    if (at === undefined) await this.refuseOlder(classId, after);
    return at;
  }

  /**
   * Writes down from where on this process goes on with a class.
   *
   * @param since sequence number of its newest event
   * @returns all processes that did so, oldest first
   */
  async begin(classId: string, since: number): Promise<Epoch[]> {
    const { owner, epoch } = this.lease;
    await this.ask((database) => sql.begin.rows(database, { classId, since, epoch, owner }));
    return this.ask((database) => sql.epochs.rows(database, { classId }));
  }

  /** A backup was put back under this process: what it holds in memory is no log of this database any more. */
  private async refuseOlder(classId: string, after: number): Promise<void> {
    const older = await this.ask((database) => sql.isOlder.rows(database, { classId, seq: after }));
    if (older.length === 0) return;
    this.lease.lose(
      'A class in the database is older than this live service knows it: a backup was restored. This one ends.',
    );
    throw unavailable('The class log (a backup was restored)');
  }

  /** Who writes now. */
  get owner(): string {
    return this.lease.owner;
  }

  async check(): Promise<void> {
    await this.ask((database) => sql.isUp.rows(database, {}));
  }

  private ask<Answer>(statement: (database: Queryable) => Promise<Answer>): Promise<Answer> {
    return ask(this.database, 'The class log', statement);
  }
}

function toEvent(row: RowOf<typeof sql.since>): ClassEvent {
  const { key, ...rest } = row;
  // The log is trusted: only this file's `append` writes it, and newer types than we know are skipped by the fold.
  return { ...rest, ...(key === null ? {} : { key }) } as unknown as ClassEvent;
}
