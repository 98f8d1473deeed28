import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ClassState } from '#classroom';
import { failureCode, isPassing } from './failure.ts';
import { keysIn } from './own-in-log.ts';
import { readShelf, writeShelf } from './outbox-shelf.ts';
import type { Shelf } from './outbox-shelf.ts';
import type { Draft, Unsent } from './unsent.ts';

export interface OutboxParts {
  /** Sends one; resolves with its sequence number once it is durable. */
  send(draft: Draft, key: string): Promise<{ seq: number }>;
  shelf: Shelf;
  newKey(): string;
  now(): number;
  /** Calls back after `ms`; for what the gateway asked to send later. */
  later(ms: number, act: () => void): void;
}

/** ms until something that was refused for the moment (too many, unavailable) is tried again. */
const retryMs = 3_000;

/**
 * What is on its way out: shown as pending at once, kept over reloads, sent in the order it was made when the connection is
 * there, and gone from here when the log has it.
 */
export class Outbox {
  readonly #entries = signal<readonly Unsent[]>([]);
  private readonly parts: OutboxParts;
  /** Key of the one that is being sent now. */
  private sending: string | undefined;
  private flushing = false;
  /** Up to where the log has been seen. */
  private seenSeq = 0;
  private stopped = false;
  /** Changes of the notes that the log has from this window: a state does not show whose they are. */
  private readonly notes: Unsent[] = [];

  constructor(parts: OutboxParts) {
    this.parts = parts;
    this.#entries.value = readShelf(parts.shelf);
  }

  /** Oldest first. */
  get entries(): ReadonlySignal<readonly Unsent[]> {
    return this.#entries;
  }

  /**
   * @param draft within the limits of the contract (the page says so before)
   * @returns its key
   */
  write(draft: Draft, key = this.parts.newKey()): string {
    this.set([...this.#entries.value, { key, draft, at: this.parts.now() }]);
    void this.flush();
    return key;
  }

  /** Removes a message that was refused, or that has not been sent. @returns whether it was still here */
  putAside(key: string): boolean {
    const entry = this.#entries.value.find((one) => one.key === key);
    if (!entry || entry.seq !== undefined || this.sending === key) return false;
    this.set(this.#entries.value.filter((one) => one !== entry));
    return true;
  }

  /** Takes a message back that was certainly not sent. @returns whether it was */
  recall(key: string): boolean {
    const entry = this.#entries.value.find((one) => one.key === key);
    return (entry?.refused !== undefined || !entry?.unsure) && this.putAside(key);
  }

  /** The log has moved on: what it shows is no longer pending. */
  seen(state: ClassState): void {
    this.seenSeq = state.seq;
    if (this.#entries.value.length === 0) return;
    const keys = keysIn(state, this.#entries.value);
    const left = this.#entries.value.filter(
      (entry) => !keys.has(entry.key) && (entry.seq === undefined || entry.seq > state.seq),
    );
    if (left.length < this.#entries.value.length) this.set(left);
  }

  /**
   * The log was put back to an older one: what it lacks goes out again, under the same keys, so that what it has does not come twice. What
   * names other things by their numbers in the log that is gone would hit something else.
   *
   * @param made what the log that is gone had of this person
   */
  again(made: readonly Unsent[]): void {
    const held = [...made, ...this.notes];
    const waiting = this.#entries.value.filter(({ key }) => !held.some((one) => one.key === key));
    this.set(
      [...held, ...waiting].flatMap(({ seq: _, draft: { name, payload }, ...entry }) =>
        name === 'mark.erase' || name === 'poll.answer'
          ? []
          : [
              {
                ...entry,
                draft: { name, payload: { ...payload, reply: undefined } } as unknown as Draft,
                unsure: true,
              },
            ],
      ),
    );
  }

  /** Sends what waits, one after the other; stops at the first that cannot go now. Call it when the connection is back. */
  async flush(): Promise<void> {
    if (this.flushing) return;
    this.flushing = true;
    try {
      for (let next = this.next(); next; next = this.next()) {
        if (!(await this.sendOne(next))) return;
      }
    } finally {
      this.flushing = false;
    }
  }

  /** This window no longer speaks for the person (another one took over): nothing more is sent from here. */
  stop(): void {
    this.stopped = true;
  }

  private next(): Unsent | undefined {
    if (this.stopped) return undefined;
    return this.#entries.value.find((entry) => entry.seq === undefined && entry.refused === undefined);
  }

  private async sendOne(entry: Unsent): Promise<boolean> {
    const { key, draft } = entry;
    this.sending = key;
    try {
      const { seq } = await this.parts.send(draft, key);
      if (draft.name === 'notes.edit') this.notes.push(entry);
      // Its event may have been here before its answer.
      if (seq <= this.seenSeq) this.set(this.#entries.value.filter((entry) => entry.key !== key));
      else this.change(key, { seq });
      return true;
    } catch (error) {
      const code = failureCode(error);
      if (!isPassing(code)) {
        this.change(key, { refused: code });
        return true;
      }
      // Only these errors tell that nothing was done.
      if (!['NO_CONNECTION', 'NOT_ENTERED', 'TOO_MANY'].includes(code)) this.change(key, { unsure: true });
      if (code !== 'NO_CONNECTION' && code !== 'CUT_OFF') this.parts.later(retryMs, () => void this.flush());
      return false;
    } finally {
      this.sending = undefined;
    }
  }

  private change(key: string, change: Partial<Unsent>): void {
    this.set(this.#entries.value.map((entry) => (entry.key === key ? { ...entry, ...change } : entry)));
  }

  private set(entries: readonly Unsent[]): void {
    this.#entries.value = entries;
    if (this.stopped) return;
    writeShelf(this.parts.shelf, entries);
  }
}
