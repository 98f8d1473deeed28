import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { emptyClass, foldAll, position } from '#classroom';
import type { ClassEvent, ClassState } from '#classroom';

/** Asks the gateway for the events after `after`, in order. */
export type FetchSince = (after: number) => Promise<readonly ClassEvent[]>;

/**
 * Follows the class log: whatever order, repeats or holes events arrive with, each is folded exactly once and in sequence. Events
 * beyond a hole wait until the hole is filled from the gateway.
 */
export class ClassLog {
  readonly #state = signal<ClassState>(emptyClass);
  readonly #ahead = new Map<number, ClassEvent>();
  readonly #fetchSince: FetchSince;
  #filling: Promise<void> | undefined;

  constructor(fetchSince: FetchSince) {
    this.#fetchSince = fetchSince;
  }

  get state(): ReadonlySignal<ClassState> {
    return this.#state;
  }

  /** Takes events as they come: an answer to `class.enter`, a push, the filling of a hole. */
  take(events: Iterable<ClassEvent>): void {
    for (const event of events) {
      if (position(this.#state.value, event) !== 'old') this.#ahead.set(event.seq, event);
    }
    this.#foldWhatFollows();
    if (this.#ahead.size > 0) void this.fill();
  }

  /** Fetches what is missing. One request at a time; a failed one is repeated at the next event or when the line is back. */
  fill(): Promise<void> {
    this.#filling ??= this.#fetch().finally(() => {
      this.#filling = undefined;
    });
    return this.#filling;
  }

  async #fetch(): Promise<void> {
    for (;;) {
      const before = this.#state.value.seq;
      let missing: readonly ClassEvent[];
      try {
        missing = await this.#fetchSince(before);
      } catch {
        // The line went: entering again brings everything after `seq`.
        return;
      }
      for (const event of missing) {
        if (position(this.#state.value, event) !== 'old') this.#ahead.set(event.seq, event);
      }
      this.#foldWhatFollows();
      // No progress: the gateway does not have them either, asking at once again would only load it.
      if (this.#ahead.size === 0 || this.#state.value.seq === before) return;
    }
  }

  #foldWhatFollows(): void {
    const following: ClassEvent[] = [];
    for (let seq = this.#state.value.seq + 1; ; seq += 1) {
      const event = this.#ahead.get(seq);
      if (!event) break;
      following.push(event);
    }
    if (following.length > 0) this.#state.value = foldAll(this.#state.value, following);
    for (const seq of this.#ahead.keys()) {
      if (seq <= this.#state.value.seq) this.#ahead.delete(seq);
    }
  }
}
