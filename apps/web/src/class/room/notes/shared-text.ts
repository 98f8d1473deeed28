import * as Y from 'yjs';
import { piece, spliceOf, takeIn, textOf, together, write } from '#classroom/notes';
import type { ClassState, NotesUpdate } from '#classroom';

/** ms of typing that go out as one change. */
const gatherMs = 1_000;
/** Bytes of changes that are sent without waiting; well below what one message may hold. */
const gatherBytes = 3 * piece;

export interface SharedTextParts {
  /** Sends a change; kept by the outbox until the log has it. */
  send(update: string): void;
  /** Somebody else, or the log, changed the text: `moved` says where a place in the old text is in the new. */
  changed(text: string, moved: (place: number) => number): void;
}

/** The notes in this window: own changes are sent in batches, those of others come in while the person types. */
export class SharedText {
  readonly #doc = new Y.Doc();
  readonly #parts: SharedTextParts;
  /** Up to where the log is in. */
  #seq = 0;
  #gathered: Uint8Array[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param unsent changes of this person that the log does not have yet */
  constructor(parts: SharedTextParts, notes: ClassState['notes'], unsent: readonly string[]) {
    this.#parts = parts;
    this.take(notes);
    takeIn(
      this.#doc,
      unsent.map((update) => ({ seq: 0, update })),
    );
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) this.#gather(update);
    });
    textOf(this.#doc).observe(({ delta, transaction }) => {
      if (transaction.origin !== this) parts.changed(this.text, (place) => moved(place, delta));
    });
  }

  get text(): string {
    return textOf(this.#doc).toJSON();
  }

  /** @param caret where the writer is in `after` */
  type(after: string, caret: number): void {
    write(this.#doc, spliceOf(this.text, after, caret), this);
  }

  /** What the log has; only what is new in it is looked at. */
  take(notes: ClassState['notes']): void {
    const fresh: NotesUpdate[] = notes.filter(({ seq }) => seq > this.#seq);
    if (fresh.length === 0) return;
    this.#seq = fresh.at(-1)?.seq ?? this.#seq;
    this.#doc.transact(() => takeIn(this.#doc, fresh, 'log'), 'log');
  }

  /** Sends what is gathered, at once. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const gathered = this.#gathered;
    this.#gathered = [];
    if (gathered.length > 0) this.#parts.send(together(gathered));
  }

  #gather(update: Uint8Array): void {
    const bytes = this.#gathered.reduce((sum, { length }) => sum + length, 0);
    if (bytes + update.length > gatherBytes) this.flush();
    this.#gathered.push(update);
    this.#timer ??= setTimeout(() => this.flush(), gatherMs);
  }
}

/** Where a place is after a change made elsewhere; what is inserted right there comes behind it. */
export function moved(place: number, delta: Y.YTextEvent['delta']): number {
  let at = 0;
  let result = place;
  for (const step of delta) {
    if (step.retain !== undefined) at += step.retain;
    else if (typeof step.insert === 'string') {
      if (at < result) result += step.insert.length;
      at += step.insert.length;
    } else if (step.delete !== undefined && at < result) result -= Math.min(step.delete, result - at);
  }
  return result;
}
