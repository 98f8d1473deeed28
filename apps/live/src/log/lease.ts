import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ask } from './ask.ts';
import { here, isGone } from './process-place.ts';
import type { ProcessPlace } from './process-place.ts';

const overtaken =
  'Another live service has taken the classes of this database, because this one was not heard of for some seconds. This one ends.';

/** All classes of a database. With several nodes there will be one a class. */
export const leaseName = 'classes';

/** ms without a renewal after which an owner counts as dead. Few, for people wait meanwhile when its machine died. */
const lastsMs = 5_000;
const renewEveryMs = 1_000;
const lookEveryMs = 250;

interface Row {
  epoch: string;
  owner: string | null;
  place: ProcessPlace | null;
  /** As the database writes it: only compared. */
  expires: string;
  over: boolean;
}

/** Expected at a start: a sentence for whoever started it. */
export class LeaseHeld extends Error {
  override readonly name = 'LeaseHeld';

  constructor(place: ProcessPlace | null) {
    const where = place ? ` (process ${place.pid} on ${place.host})` : '';
    super(
      `Another live service${where} runs on this database and owns its classes: a second one would put everybody out of them. ` +
        'Stop that one first, or give this one a database of its own (DATABASE_URL).',
    );
  }
}

/**
 * Which live process owns the classes of a database: a row that its owner renews. Not an advisory lock: poolers hand its session to others,
 * and one whose machine vanished keeps it for hours.
 */
@Injectable()
export class Lease {
  readonly owner = randomUUID();
  private readonly logger = new Logger(Lease.name);
  private readonly stopped = new AbortController();
  private told: ((sentence: string) => void) | undefined;
  /** Undefined: not ours. */
  private held: string | undefined;

  constructor(private readonly database: DataSource) {}

  /** The fencing number; 0 when the lease is not ours, which fits no row. */
  get epoch(): string {
    return this.held ?? '0';
  }

  /** Is told, at most once, when somebody else has taken it: nothing that this process does counts any more. */
  onLost(told: (sentence: string) => void): void {
    this.told = told;
  }

  /**
   * Takes it from nobody, from a process that is known to be gone, or from one that has not renewed it for `lastsMs`: by the database's
   * clock, or by ours when that one was set back.
   *
   * @throws {LeaseHeld} when its owner is alive
   */
  async take(): Promise<void> {
    let seen: Row | undefined;
    let since = performance.now();
    for (;;) {
      const row = await this.read();
      const isDead = !row || row.owner === null || row.over || (row.place !== null && isGone(row.place));
      if (isDead || (row.expires === seen?.expires && performance.now() - since > lastsMs)) {
        if (await this.takeFrom(row)) break;
        continue;
      }
      if (row.expires !== seen?.expires) {
        // Renewed before our eyes.
        if (seen?.owner === row.owner) throw new LeaseHeld(row.place);
        seen = row;
        since = performance.now();
      }
      await pause(lookEveryMs);
    }
    void this.keep();
  }

  /** The next one need not wait. */
  async giveBack(): Promise<void> {
    this.stopped.abort();
    if (this.held === undefined) return;
    const given = [leaseName, this.held, this.owner];
    this.held = undefined;
    const sql = 'UPDATE live_lease SET owner = NULL, place = NULL WHERE name = $1 AND epoch = $2 AND owner = $3';
    await ask(this.database, 'The lease', sql, given).catch(() => undefined);
  }

  lose(sentence = overtaken): void {
    if (this.held === undefined || this.stopped.signal.aborted) return;
    this.stopped.abort();
    this.held = undefined;
    this.logger.error(sentence);
    this.told?.(sentence);
  }

  private async read(): Promise<Row | undefined> {
    const sql = `SELECT epoch, owner, place, expires_at::text AS expires, expires_at < clock_timestamp() AS over
        FROM live_lease WHERE name = $1`;
    const [row] = await ask<Row>(this.database, 'The lease', sql, [leaseName]);
    return row;
  }

  /** @returns false when it has changed since it was read */
  private async takeFrom(row: Row | undefined): Promise<boolean> {
    const sql = `
      INSERT INTO live_lease (name, epoch, owner, place, taken_at, expires_at)
      VALUES ($1, 1, $2, $3, clock_timestamp(), clock_timestamp() + $4 * interval '1 ms')
      ON CONFLICT (name) DO UPDATE
        SET epoch = live_lease.epoch + 1, owner = excluded.owner, place = excluded.place, taken_at = excluded.taken_at,
            expires_at = excluded.expires_at
      WHERE live_lease.epoch = $5 AND live_lease.owner IS NOT DISTINCT FROM $6 AND live_lease.expires_at::text = $7
      RETURNING epoch`;
    const [taken] = await ask<{ epoch: string }>(this.database, 'The lease', sql, [
      leaseName,
      this.owner,
      JSON.stringify(here()),
      lastsMs,
      row?.epoch ?? 0,
      row?.owner ?? null,
      row?.expires ?? '',
    ]);
    this.held = taken?.epoch;
    return taken !== undefined;
  }

  private async keep(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      await pause(renewEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
      // A database that is away keeps others from it as well.
      if (!signal.aborted) await this.renew().catch(() => undefined);
    }
  }

  /** Also one that is over, as long as nobody took it. */
  private async renew(): Promise<void> {
    const sql = `UPDATE live_lease SET expires_at = clock_timestamp() + $4 * interval '1 ms'
        WHERE name = $1 AND epoch = $2 AND owner = $3 RETURNING epoch`;
    const rows = await ask<unknown>(this.database, 'The lease', sql, [leaseName, this.epoch, this.owner, lastsMs]);
    // TypeORM answers an UPDATE with its rows and their number.
    const [renewed] = rows as [unknown[], number];
    if (renewed.length === 0) this.lose();
  }
}
