import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { staysOpenMs } from '#classroom';
import type { ClassEvent, NewClassEvent } from '#classroom';
import { unavailable } from '../failure.ts';
import { ask } from './ask.ts';
import type { ClassClock } from './class-clock.ts';
import type { Epoch } from './epochs.ts';
import { Lease, leaseName } from './lease.ts';

interface EventRow {
  seq: number;
  at: number;
  by: string;
  key: string | null;
  type: string;
  body: Record<string, unknown>;
}

/** ms since the epoch of a timestamptz; JavaScript holds it exactly. */
const msOf = (column: string) => `round(extract(epoch FROM ${column}) * 1000)::float8`;

const timeOf = (parameter: string) => `to_timestamp(${parameter}::float8 / 1000)`;
const readClock = `date_trunc('milliseconds', clock_timestamp())`;
/** Not before $4; as $9 says when the clock is not between $10 and $11. */
const atSql = `greatest(${timeOf('$4')},
  CASE WHEN ${readClock} NOT BETWEEN ${timeOf('$10')} AND ${timeOf('$11')} THEN ${timeOf('$9')} ELSE ${readClock} END)`;

/**
 * One statement is one transaction and one round trip. The row lock of `class` orders appends; `last_seq` must still be what the
 * caller has folded, so nobody appends after events it has not seen. The clock is read under the lock and never runs back within a
 * class; one that jumped is not believed (class-clock.ts).
 *
 * Whoever lost the lease (lease.ts) appends nothing. A statement that began before somebody else took it may still end: to the new
 * owner that is an event of another process, and `last_seq` keeps the order.
 */
const appendSql = `
  WITH fence AS (
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
  SELECT fence.mine, (SELECT ${msOf('at')} FROM moved) AS at FROM fence`;

/** Once for each process, as long as it owns the classes. */
const beginSql = `
  INSERT INTO class_epoch (class_id, number, owner, since)
  SELECT id, (SELECT count(*) FROM class_epoch WHERE class_id = $1), $4, $2
    FROM class
   WHERE id = $1
     AND EXISTS (SELECT FROM live_lease WHERE name = '${leaseName}' AND epoch = $3 AND owner = $4)
     AND NOT EXISTS (SELECT FROM class_epoch WHERE class_id = $1 AND owner = $4)`;

/** Whose newest coming or going is a coming, in classes that have not ended. */
const inhabitedSql = `
  SELECT DISTINCT class_id AS id
    FROM (SELECT DISTINCT ON (event.class_id, event.by) event.class_id, event.type
            FROM class_event event JOIN class ON class.id = event.class_id AND class.ended_at IS NULL
           WHERE event.type IN ('joined', 'left')
           ORDER BY event.class_id, event.by, event.seq DESC) newest
   WHERE type = 'joined'`;

/** A session that is called off while its class goes on leaves a minute to say so. */
const closingsSql = `
  SELECT class.id, ${msOf("least(coalesce(session.ends_at, class.opened_at) + $2::interval, session.cancelled_at + interval '1 minute')")} AS at
    FROM class LEFT JOIN session ON session.id = class.session_id WHERE class.id = ANY($1)`;

/** The class log in PostgreSQL. Every method throws UNAVAILABLE while the database cannot be reached. */
@Injectable()
export class LogStore {
  constructor(
    private readonly database: DataSource,
    private readonly lease: Lease,
  ) {}

  /** Events after `after`, or undefined when there is no such class. */
  async read(classId: string, after: number): Promise<ClassEvent[] | undefined> {
    const rows = await this.query<EventRow>(
      `SELECT seq, ${msOf('at')} AS at, by, key, type, body FROM class_event WHERE class_id = $1 AND seq > $2 ORDER BY seq`,
      [classId, after],
    );
    if (rows.length === 0 && after === 0) {
      const found = await this.query<{ id: string }>('SELECT id FROM class WHERE id = $1', [classId]);
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
    const becomes = turn === undefined ? null : turn === 'class-ended' ? 'ended' : 'reopened';
    const rows = await this.query<{ mine: boolean; at: number | null }>(appendSql, [
      classId,
      after,
      events.length,
      notBefore,
      becomes,
      JSON.stringify(numbered),
      this.lease.epoch,
      this.lease.owner,
      believed?.expected ?? null,
      believed?.from ?? null,
      believed?.to ?? null,
    ]);
    if (rows[0]?.mine !== true) {
      this.lease.lose();
      throw unavailable('The class log (another process of the live service owns it now)');
    }
    const at = rows[0].at ?? undefined;
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
    await this.query(beginSql, [classId, since, epoch, owner]);
    return this.query<Epoch>('SELECT owner, since FROM class_epoch WHERE class_id = $1 ORDER BY number', [classId]);
  }

  /** A backup was put back under this process: what it holds in memory is no log of this database any more. */
  private async refuseOlder(classId: string, after: number): Promise<void> {
    const older = await this.query('SELECT FROM class WHERE id = $1 AND last_seq < $2', [classId, after]);
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

  /** Classes that have not ended and in which, by their log, somebody is. */
  async inhabited(): Promise<string[]> {
    const rows = await this.query<{ id: string }>(inhabitedSql, []);
    return rows.map((row) => row.id);
  }

  /** When these classes end if nobody ends them, ms since the epoch: as their sessions are planned now. */
  async closings(classIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.query<{ id: string; at: number }>(closingsSql, [classIds, `${staysOpenMs} milliseconds`]);
    return new Map(rows.map(({ id, at }) => [id, at]));
  }

  async check(): Promise<void> {
    await this.query('SELECT 1', []);
  }

  private query<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    return ask(this.database, 'The class log', sql, parameters);
  }
}

function toEvent(row: EventRow): ClassEvent {
  const { key, ...rest } = row;
  // The log is trusted: only this file's `append` writes it, and newer types than we know are skipped by the fold.
  return { ...rest, ...(key === null ? {} : { key }) } as unknown as ClassEvent;
}
