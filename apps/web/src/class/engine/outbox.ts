import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ClassState } from '#classroom';
import { failureCode, isPassing } from './failure.ts';
import type { FailureCode } from './failure.ts';

/** A message written here that the class log does not show yet. */
export interface Unsent {
  /** UUID: the gateway answers a repeat with the first event, so a message sent twice arrives once. */
  readonly key: string;
  readonly text: string;
  /** ms since the epoch, this device's clock. */
  readonly at: number;
  /** Set once acknowledged: it is durable and only its event is still on the way. */
  readonly seq?: number;
  /** Set when the gateway will never take it; it is shown with its reason until put aside. */
  readonly refused?: FailureCode;
}

/** Where unsent messages outlive a reload: one class, one person. */
export interface Shelf {
  read(): string | null;
  write(text: string | null): void;
}

export interface OutboxParts {
  /** Posts one message; resolves with its sequence number once it is durable. */
  send(message: { key: string; text: string }): Promise<{ seq: number }>;
  shelf: Shelf;
  newKey(): string;
  now(): number;
  /** Calls back after `ms`; for what the gateway asked to send later. */
  later(ms: number, act: () => void): void;
}

/** ms until a message that was refused for the moment (too many, unavailable) is tried again. */
const retryMs = 3_000;

/**
 * Messages on their way out: shown as pending at once, kept over reloads, sent in the order they were written when the line is
 * there, and gone from here when the log has them.
 */
export class Outbox {
  readonly #entries = signal<readonly Unsent[]>([]);
  readonly #parts: OutboxParts;
  #sending = false;
  #stopped = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#entries.value = readShelf(parts.shelf);
  }

  /** Oldest first. */
  get entries(): ReadonlySignal<readonly Unsent[]> {
    return this.#entries;
  }

  /** @param text not blank, within limits.messageText (the page says so before) */
  write(text: string): void {
    this.#set([...this.#entries.value, { key: this.#parts.newKey(), text, at: this.#parts.now() }]);
    void this.flush();
  }

  /** Takes a refused message away. */
  putAside(key: string): void {
    this.#set(this.#entries.value.filter((entry) => entry.key !== key));
  }

  /** The log has moved on: what it shows is no longer pending. */
  seen(state: ClassState): void {
    const keys = new Set(state.messages.map((message) => message.key));
    const left = this.#entries.value.filter(
      (entry) => !keys.has(entry.key) && (entry.seq === undefined || entry.seq > state.seq),
    );
    if (left.length < this.#entries.value.length) this.#set(left);
  }

  /** Sends what waits, one after the other; stops at the first that cannot go now. Call it when the line is back. */
  async flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        if (!(await this.#sendOne(next))) return;
      }
    } finally {
      this.#sending = false;
    }
  }

  /** This window no longer speaks for the person (another one took over): nothing more is sent from here. */
  stop(): void {
    this.#stopped = true;
  }

  #next(): Unsent | undefined {
    if (this.#stopped) return undefined;
    return this.#entries.value.find((entry) => entry.seq === undefined && entry.refused === undefined);
  }

  async #sendOne({ key, text }: Unsent): Promise<boolean> {
    try {
      const { seq } = await this.#parts.send({ key, text });
      this.#change(key, { seq });
      return true;
    } catch (error) {
      const code = failureCode(error);
      if (!isPassing(code)) {
        this.#change(key, { refused: code });
        return true;
      }
      if (code !== 'NO_LINE') this.#parts.later(retryMs, () => void this.flush());
      return false;
    }
  }

  #change(key: string, change: Partial<Unsent>): void {
    this.#set(this.#entries.value.map((entry) => (entry.key === key ? { ...entry, ...change } : entry)));
  }

  #set(entries: readonly Unsent[]): void {
    this.#entries.value = entries;
    if (this.#stopped) return;
    const kept = entries.filter((entry) => entry.seq === undefined && entry.refused === undefined);
    this.#parts.shelf.write(
      kept.length > 0 ? JSON.stringify(kept.map(({ key, text, at }) => ({ key, text, at }))) : null,
    );
  }
}

function readShelf(shelf: Shelf): Unsent[] {
  try {
    const read: unknown = JSON.parse(shelf.read() ?? '[]');
    return Array.isArray(read) ? read.filter(isUnsent) : [];
  } catch {
    // Damaged by something else on this origin: nothing in it can be trusted to be a message.
    return [];
  }
}

function isUnsent(entry: unknown): entry is Unsent {
  const { key, text, at } = (entry ?? {}) as Record<string, unknown>;
  return typeof key === 'string' && typeof text === 'string' && typeof at === 'number';
}
