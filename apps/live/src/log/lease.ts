import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { LeaseRepository } from './lease.repository.ts';
import type { LeaseRow } from './lease.repository.ts';
import { here, isGone } from './process-place.ts';
import type { ProcessPlace } from './process-place.ts';

const overtaken =
  'Another live service has taken the classes of this database, because this one was not heard of for some seconds. This one ends.';

/** ms without a renewal after which an owner counts as dead. Few, for people wait meanwhile when its machine died. */
const lastsMs = 5_000;
const renewEveryMs = 1_000;
const lookEveryMs = 250;

/** Expected at a start: a sentence for the operator. */
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

  constructor(private readonly repository: LeaseRepository) {}

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
    let seen: LeaseRow | undefined;
    let since = performance.now();
    for (;;) {
      const row = await this.repository.read();
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
    const given = { owner: this.owner, epoch: this.held };
    this.held = undefined;
    await this.repository.giveBack(given).catch(() => undefined);
  }

  lose(sentence = overtaken): void {
    if (this.held === undefined || this.stopped.signal.aborted) return;
    this.stopped.abort();
    this.held = undefined;
    this.logger.error(sentence);
    this.told?.(sentence);
  }

  /** @returns false when it has changed since it was read */
  private async takeFrom(row: LeaseRow | undefined): Promise<boolean> {
    this.held = await this.repository.takeFrom(row, this.owner, here(), lastsMs);
    return this.held !== undefined;
  }

  private async keep(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      await pause(renewEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
      // A database that is away keeps others from it as well.
      if (!signal.aborted) await this.renew().catch(() => undefined);
    }
  }

  private async renew(): Promise<void> {
    if (!(await this.repository.renew(this, lastsMs))) this.lose();
  }
}
