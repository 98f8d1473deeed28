import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { emptyClass, firstSeq, foldAll, position, unpack } from '#classroom';
import type { ClassEvent, ClassState, Snapshot } from '#classroom';
import type { AnswerValue } from '#contract';

/** What brings the log up to date: the events after some point in order, or a state and those after it. */
export type News = Pick<AnswerValue<'log.since'>, 'snapshot' | 'events'>;

/** Asks the gateway for what happened after `after`. */
export type FetchSince = (after: number) => Promise<News>;

/**
 * Follows the class log: whatever order, repeats or holes events arrive with, each is folded exactly once and in sequence. Events
 * beyond a hole wait until the hole is filled from the gateway.
 */
export class ClassLogClient {
  readonly #state = signal<ClassState>(emptyClass);
  /** By the first sequence number each stands for. */
  private readonly ahead = new Map<number, ClassEvent>();
  private readonly fetchSince: FetchSince;
  private filling: Promise<void> | undefined;

  constructor(fetchSince: FetchSince) {
    this.fetchSince = fetchSince;
  }

  get state(): ReadonlySignal<ClassState> {
    return this.#state;
  }

  /** Takes events as they come: an answer to `class.enter`, a push, the filling of a hole. */
  take(events: Iterable<ClassEvent>): void {
    this.keep(events);
    if (this.ahead.size > 0) void this.fill();
  }

  /**
   * Takes an answer of the gateway.
   *
   * @param anew what is held is of a log that is there no more
   */
  catchUp({ snapshot, events }: News, anew?: true): void {
    batch(() => {
      if (anew) {
        this.ahead.clear();
        this.#state.value = emptyClass;
      }
      if (snapshot && snapshot.seq > this.#state.value.seq) this.replace(snapshot);
      this.take(events);
    });
  }

  /** What this person may see has changed: this state takes the place of theirs. */
  replace(snapshot: Snapshot): void {
    // An older one is overtaken already by events of the new view.
    if (snapshot.seq < this.#state.value.seq) return;
    this.#state.value = unpack(snapshot);
    this.keep([]);
  }

  /** Fetches what is missing. One request at a time; a failed one is repeated at the next event or when the connection is back. */
  fill(): Promise<void> {
    this.filling ??= this.fetch().finally(() => {
      this.filling = undefined;
    });
    return this.filling;
  }

  private async fetch(): Promise<void> {
    for (;;) {
      const before = this.#state.value.seq;
      let missing: News;
      try {
        missing = await this.fetchSince(before);
      } catch {
        // The connection went: entering again brings everything after `seq`.
        return;
      }
      if (missing.snapshot && missing.snapshot.seq > before) this.replace(missing.snapshot);
      this.keep(missing.events);
      // No progress: the gateway does not have them either, asking at once again would only load it.
      if (this.ahead.size === 0 || this.#state.value.seq === before) return;
    }
  }

  /** Keeps what is new and folds what follows without a hole. */
  private keep(events: Iterable<ClassEvent>): void {
    for (const event of events) {
      if (position(this.#state.value, event) !== 'old') this.ahead.set(firstSeq(event), event);
    }
    const following: ClassEvent[] = [];
    for (let { seq } = this.#state.value; ;) {
      const event = this.ahead.get(seq + 1) ?? this.covering(seq + 1);
      if (!event) break;
      following.push(event);
      ({ seq } = event);
    }
    if (following.length > 0) this.#state.value = foldAll(this.#state.value, following);
    for (const [first, { seq }] of this.ahead) {
      if (seq <= this.#state.value.seq) this.ahead.delete(first);
    }
  }

  /** What is hidden may begin before what has been folded already. */
  private covering(seq: number): ClassEvent | undefined {
    for (const event of this.ahead.values()) {
      if (event.type === 'hidden' && firstSeq(event) <= seq && event.seq >= seq) return event;
    }
    return undefined;
  }
}
