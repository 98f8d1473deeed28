import { emptyClass, foldAll } from '#classroom';
import type { ClassEvent, ClassState } from '#classroom';
import { LiveFailure, unavailable } from '../failure.ts';
import { ClassClock } from './class-clock.ts';
import { holds } from './epochs.ts';
import type { Epoch } from './epochs.ts';
import type { LogRepository } from './log.repository.ts';
import { onceKey, planAppends } from './plan-appends.ts';
import type { Appended, MakeEvents, WaitingAppend } from './plan-appends.ts';

export interface ClassLogListener {
  /** Durable events, in order, each once; also those another process or an unclear commit left behind. */
  appended(events: readonly ClassEvent[]): void;
  /** ms from asking to durable, for a batch. */
  committed(ms: number, events: number): void;
}

/** Enough to keep one transaction short; at 200 people a burst is one batch. */
const maxBatch = 256;
/** ms until a log that lost touch with the database looks again. */
const retryMs = 500;

/**
 * The log of one class, folded in memory. Appends that come while one is being committed are committed together (group commit).
 * For now one live node owns a class; if two ever append, the store's check of the sequence number keeps the log right and
 * each catches up.
 */
export class ClassLog {
  private folded: ClassState = emptyClass;
  private readonly events: ClassEvent[] = [];
  private readonly seqOfKey = new Map<string, number>();
  private waiting: WaitingAppend[] = [];
  private writing = false;
  /** The database may hold events that are not folded in here. */
  private behind = false;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;
  private listener: ClassLogListener | undefined;

  private constructor(
    readonly classId: string,
    private readonly store: LogRepository,
    private readonly epochs: readonly Epoch[],
    private readonly clock: ClassClock,
  ) {}

  /** @returns undefined when there is no such class */
  static async open(classId: string, store: LogRepository, clock = new ClassClock()): Promise<ClassLog | undefined> {
    const events = await store.read(classId, 0);
    if (!events) return undefined;
    const log = new ClassLog(classId, store, await store.begin(classId, events.at(-1)?.seq ?? 0), clock);
    log.absorb(events);
    return log;
  }

  /** Tells of what becomes durable from now on. */
  listen(listener: ClassLogListener): void {
    this.listener = listener;
  }

  /** Everything that is durable. */
  get state(): ClassState {
    return this.folded;
  }

  /** The time of this class, as its events are dated: ms since the epoch. */
  get now(): number {
    return this.clock.now;
  }

  /** Durable events after `after`, in order. */
  since(after: number): readonly ClassEvent[] {
    return this.events.slice(after);
  }

  /** What clients are told, and come back with: see `holds`. */
  get epoch(): string {
    return this.store.owner;
  }

  /** Whether a client whose connection last entered at this epoch, and which has seen the log up to `after`, has seen this one. */
  holds(epoch: string, after: number): boolean {
    return holds(this.epochs, this.folded.seq, epoch, after);
  }

  /**
   * Resolves once durable and told to the listener.
   *
   * @param once see `onceKey`: a repeat is answered with the first event, before `decide` is asked
   * @throws {LiveFailure} UNAVAILABLE when it is not known to be durable, and what `decide` throws
   */
  append(decide: MakeEvents, once?: string): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ decide, once, resolve, reject });
      if (!this.writing) void this.write();
    });
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retry);
  }

  private async write(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, maxBatch);
      try {
        await this.commit(batch);
      } catch (error) {
        if (batch.length > 1 && !(error instanceof LiveFailure)) {
          // One of them cannot be written: the others must not suffer.
          for (const one of batch) await this.commit([one]).catch((reason: unknown) => this.failed([one], reason));
        } else this.failed(batch, error);
      }
    }
    this.writing = false;
  }

  private failed(batch: readonly WaitingAppend[], error: unknown): void {
    if (error instanceof LiveFailure) this.lostTouch();
    for (const { reject } of batch) reject(error);
  }

  private async commit(batch: readonly WaitingAppend[]): Promise<void> {
    const started = performance.now();
    // Somebody else appended in between: see what, decide again. More than a few times in a row means two owners at war.
    for (let attempt = 0; attempt < 5; attempt++) {
      if (this.behind) await this.catchUp();
      const { events, tell } = planAppends(batch, { state: this.folded, events: this.events, seqOfKey: this.seqOfKey });
      if (events.length > 0) {
        const { believed } = this.clock;
        const at = await this.store.append(this.classId, this.folded.seq, events, this.lastAt(), believed);
        if (at === undefined) {
          this.behind = true;
          continue;
        }
        this.clock.dated(at, believed);
        const first = this.folded.seq + 1;
        this.take(events.map((event, index) => ({ ...event, seq: first + index, at })));
        this.listener?.committed(performance.now() - started, events.length);
      }
      for (const say of tell) say();
      return;
    }
    throw unavailable('The class log');
  }

  private async catchUp(): Promise<void> {
    const missed = await this.store.read(this.classId, this.folded.seq);
    this.behind = false;
    if (missed && missed.length > 0) this.take(missed);
  }

  private take(events: readonly ClassEvent[]): void {
    this.absorb(events);
    if (events.length > 0) this.listener?.appended(events);
  }

  private absorb(events: readonly ClassEvent[]): void {
    this.folded = foldAll(this.folded, events);
    for (const event of events) {
      this.events.push(event);
      if (event.key !== undefined) this.seqOfKey.set(onceKey(event.by, event.key), event.seq);
    }
  }

  private lastAt(): number {
    return this.events.at(-1)?.at ?? 0;
  }

  /** A commit whose answer was lost may still be durable: look, so that people see it even if nobody appends again. */
  private lostTouch(): void {
    this.behind = true;
    if (this.closed) return;
    this.retry ??= setTimeout(() => {
      this.retry = undefined;
      // An append that decides nothing catches up first.
      this.append(() => []).catch(() => undefined);
    }, retryMs);
  }
}
