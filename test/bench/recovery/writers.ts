import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { signTicket } from '#contract/ticket';
import { openClassPage } from '../../../apps/live/test/class-page.ts';
import type { ClassPage } from '../../../apps/live/test/class-page.ts';
import { nameHost } from '../class/node.ts';

/** ms between two messages of one person. */
const everyMs = 1_000;
/** ms between two looks at what has arrived. */
const lookMs = 50;
/** ms after which a message has been waited for: a class without a fault needs far less. */
const waited = 700;
/** ms for which nobody may have waited, so that a fault counts as over: a break may come in two pieces. */
const quietMs = 4_000;

interface Sent {
  key: string;
  at: number;
}

export interface WritersWish {
  address: string;
  ticketSecret: string;
  classId: string;
  personIds: readonly string[];
  /** A connection of its own: one that was there may have died with the database. */
  database: () => Promise<pg.Client>;
}

/** People in one class who write once a second, each with the engine of the page: as it comes back, theirs come back. */
export class Writers {
  private readonly pages: ClassPage[] = [];
  private readonly waiting = new Map<ClassPage, Sent[]>();
  private readonly texts: string[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  /** ms: when the newest of all that was waited for arrived. */
  private lastWait = 0;

  private readonly wish: WritersWish;

  private constructor(wish: WritersWish) {
    this.wish = wish;
  }

  static async enter(wish: WritersWish): Promise<Writers> {
    const writers = new Writers(wish);
    const { address, ticketSecret, classId, personIds, database } = wish;
    const client = await database();
    await nameHost(client, classId, personIds[0] ?? '');
    await client.end();
    for (const [index, personId] of personIds.entries()) {
      const ticket = { classId, personId, role: index === 0 ? 'host' : 'listener', name: `P${String(index)}` } as const;
      writers.pages.push(await openClassPage(address, ticket, () => signTicket(ticket, ticketSecret)));
    }
    while (writers.pages.some(({ connection }) => connection.state.value.is !== 'open')) await pause(lookMs);
    for (const [index, page] of writers.pages.entries()) {
      writers.waiting.set(page, []);
      // Not all in one instant.
      await pause(everyMs / writers.pages.length);
      writers.timers.push(
        setInterval(() => {
          writers.write(page, index);
        }, everyMs),
      );
    }
    writers.timers.push(
      setInterval(() => {
        writers.look();
      }, lookMs),
    );
    return writers;
  }

  /** @returns seconds from now until the last of those had arrived that were waited for; 0 when nobody waited */
  async untilAllWriteAgain(): Promise<number> {
    const from = performance.now();
    await pause(quietMs);
    while (performance.now() - Math.max(from, this.lastWait) < quietMs || this.oldest() > waited) await pause(lookMs);
    return this.lastWait > from ? Math.round((this.lastWait - from) / 10) / 100 : 0;
  }

  /** Everybody stops; then what was written is looked for in the log and on every page. */
  async stop(): Promise<{ written: number; lost: number; doubled: number }> {
    for (const timer of this.timers) clearInterval(timer);
    while (this.pages.some(({ outbox }) => outbox.entries.value.length > 0)) await pause(lookMs);
    const client = await this.wish.database();
    const { rows } = await client.query<{ text: string; times: number }>(
      `SELECT body ->> 'text' AS text, count(*)::int AS times FROM class_event
       WHERE class_id = $1 AND type = 'message-posted' GROUP BY 1`,
      [this.wish.classId],
    );
    await client.end();
    const stored = new Map(rows.map(({ text, times }) => [text, times]));
    let lost = this.texts.filter((text) => !stored.has(text)).length;
    const doubled = rows.reduce((sum, { times }) => sum + times - 1, 0);
    for (const page of this.pages) {
      for (let wait = 0; wait < 100 && page.state.value.messages.length < rows.length; wait += 1) await pause(100);
      lost += Math.max(0, rows.length - page.state.value.messages.length);
      page.dispose();
    }
    return { written: this.texts.length, lost, doubled };
  }

  private write(page: ClassPage, index: number): void {
    const text = `${String(index)}: ${String(this.texts.length)}`;
    this.texts.push(text);
    const at = performance.now();
    this.waiting.get(page)?.push({ key: page.outbox.write({ name: 'chat.post', payload: { text } }), at });
  }

  private look(): void {
    const now = performance.now();
    for (const [page, sent] of this.waiting) {
      const pending = new Set(page.outbox.entries.value.map(({ key }) => key));
      const arrived = sent.filter(({ key }) => !pending.has(key));
      if (arrived.some(({ at }) => now - at > waited)) this.lastWait = now;
      if (arrived.length > 0)
        this.waiting.set(
          page,
          sent.filter(({ key }) => pending.has(key)),
        );
    }
  }

  private oldest(): number {
    const now = performance.now();
    return Math.max(0, ...[...this.waiting.values()].flat().map(({ at }) => now - at));
  }
}
