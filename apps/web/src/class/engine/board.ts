import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { marksOn, mayErase } from '#classroom';
import type { ClassState, Mark, PageId } from '#classroom';
import type { Payload, Push } from '#contract';
import { BoardSteps } from './board-steps.ts';
import type { FailureCode } from './failure.ts';
import type { Outbox } from './outbox.ts';

export type Sketch = Push<'board.sketched'>;
type OwnSketch = Payload<'board.sketch'>;
type Point = readonly [number, number];

/** A mark as it is drawn on this screen: of the log, or on its way there. */
export interface ShownMark {
  /** The sender's key where it is known, so that a mark keeps its place on the screen when it arrives in the log. */
  readonly id: string;
  readonly by: string;
  readonly mark: Mark;
  /** Absent until the log has it. */
  readonly seq?: number;
  readonly refused?: FailureCode;
}

export interface BoardParts {
  me: string;
  state: ReadonlySignal<ClassState>;
  /** Of marks. */
  outbox: Outbox;
  sketch(sketch: OwnSketch): Promise<unknown>;
  point(point: Payload<'board.point'>): Promise<unknown>;
}

/** ms between two messages about a stroke in progress or a pointer. */
const ephemeralMs = 150;
/** ms after which a stroke in progress or a pointer without news disappears. */
const fadeMs = 4_000;

/** The board at this device: what is drawn, what is on its way, and what others are drawing now. */
export class Board {
  private readonly parts: BoardParts;
  readonly #sketches = signal<readonly Sketch[]>([]);
  readonly #pointers = signal<readonly Push<'board.pointed'>[]>([]);
  private readonly fading = new Map<string, ReturnType<typeof setTimeout>>();
  /** Marks undone before the log had them: erased when it has. */
  private readonly undone = new Set<string>();
  private readonly steps = new BoardSteps();
  private spoken = 0;

  constructor(parts: BoardParts) {
    this.parts = parts;
  }

  get sketches(): ReadonlySignal<readonly Sketch[]> {
    return this.#sketches;
  }

  get pointers(): ReadonlySignal<readonly Push<'board.pointed'>[]> {
    return this.#pointers;
  }

  /** Seqs that are being erased here. */
  private readonly erasing = computed(() => {
    const entries = this.parts.outbox.entries.value;
    return new Set(
      entries.flatMap(({ draft, refused }) =>
        draft.name === 'mark.erase' && refused === undefined ? draft.payload.marks : [],
      ),
    );
  });

  /** Everything on a page, in the order it is drawn. */
  marks(page: PageId): ShownMark[] {
    const { state, outbox, me } = this.parts;
    const placed = marksOn(state.value.board, page)
      .filter(({ seq }) => !this.erasing.value.has(seq))
      .map(({ seq, by, key, mark }) => ({ id: key ?? `#${seq}`, by, mark, seq }));
    const known = new Set(placed.map(({ id }) => id));
    const unsent = outbox.entries.value.flatMap(({ key, draft, refused }): ShownMark[] =>
      draft.name === 'mark.make' && draft.payload.page === page && !known.has(key) && !this.undone.has(key)
        ? [{ id: key, by: me, mark: draft.payload.mark, ...(refused === undefined ? {} : { refused }) }]
        : [],
    );
    return [...placed.filter(({ id }) => !this.undone.has(id)), ...unsent];
  }

  /** @param key of the sketch that this mark finishes */
  draw(page: PageId, mark: Mark, key?: string): void {
    this.steps.drew(page, this.make(page, mark, key));
  }

  /**
   * Takes those marks away that this person may erase, those on their way too.
   *
   * @param stroke of the eraser that takes them: what one takes away is undone at once
   */
  erase(page: PageId, marks: readonly ShownMark[], stroke: string): void {
    const { state, me } = this.parts;
    const own = marks.filter((mark) => mayErase(state.value, me, mark));
    if (own.length > 0) this.steps.took(page, own, this.takeAway(page, own), stroke);
  }

  /** Undoes what this person did last on the page: takes their mark away, or puts back what they erased. */
  undo(page: PageId): void {
    for (let step = this.steps.pop(page); step; step = this.steps.pop(page)) {
      if ('took' in step) return this.putBack(page, step.took, step.keys);
      const { drew } = step;
      const mark = this.marks(page).find(({ id }) => id === drew);
      // A moderator has erased it meanwhile.
      if (mark) return void this.takeAway(page, [mark]);
    }
    // The page was reloaded since.
    const last = this.last(page);
    if (last) this.takeAway(page, [last]);
  }

  /** Whether there is something to be undone on the page. */
  undoes(page: PageId): boolean {
    const there = new Set(this.marks(page).map(({ id }) => id));
    return this.last(page) !== undefined || this.steps.has(page, (id) => there.has(id));
  }

  /** The page has been cleaned: what was erased before stays away. */
  cleaned(page: PageId): void {
    this.steps.drop(page);
  }

  private make(page: PageId, mark: Mark, key?: string): string {
    const payload = { page, mark: structuredClone(mark) as Payload<'mark.make'>['mark'] };
    return this.parts.outbox.write({ name: 'mark.make', payload }, key);
  }

  /** @returns keys of the messages that say so */
  private takeAway(page: PageId, marks: readonly ShownMark[]): string[] {
    const seqs: number[] = [];
    for (const { id, seq } of marks) {
      if (seq !== undefined) seqs.push(seq);
      else if (!this.parts.outbox.recall(id)) this.undone.add(id);
    }
    if (seqs.length === 0) return [];
    return [this.parts.outbox.write({ name: 'mark.erase', payload: { page, marks: seqs } })];
  }

  /** Erasures that were not sent are cancelled; other marks are drawn again, by the person who erased them. */
  private putBack(page: PageId, marks: readonly ShownMark[], keys: readonly string[]): void {
    for (const key of keys) this.parts.outbox.recall(key);
    for (const { id, seq, mark } of marks) {
      // A class that was entered anew knows other people's marks by their number only.
      const isIt = (shown: ShownMark) => shown.id === id || (seq !== undefined && shown.seq === seq);
      if (!this.undone.delete(id) && !this.marks(page).some(isIt)) {
        this.steps.putBack(id, this.make(page, mark));
      }
    }
  }

  /** Keys of marks and erasures that the gateway will never take. */
  readonly refused = computed(() =>
    this.parts.outbox.entries.value.filter(({ refused }) => refused !== undefined).map(({ key }) => key),
  );

  /** Removes refused marks. */
  putAsideRefused(): void {
    for (const key of this.refused.value) this.parts.outbox.putAside(key);
  }

  /** One's own newest mark on the page, as it was drawn. */
  private last(page: PageId): ShownMark | undefined {
    return this.marks(page)
      .filter(({ id, by }) => by === this.parts.me && !this.steps.isPutBack(id))
      .at(-1);
  }

  /** Says where a stroke in progress is; the last word of a burst may be left out, for its mark follows. */
  sketch(sketch: OwnSketch): void {
    if (this.maySpeak()) void this.parts.sketch(sketch).catch(() => undefined);
  }

  /** @param at undefined: no longer */
  point(page: PageId, at: Point | undefined): void {
    if (at && !this.maySpeak()) return;
    void this.parts.point(at ? { page, at: [...at] } : { page }).catch(() => undefined);
  }

  /** The log has moved on. */
  seen(state: ClassState): void {
    if (this.undone.size > 0) this.eraseUndone(state);
    if (this.#sketches.value.length > 0) {
      const left = this.#sketches.value.filter(
        ({ page, stroke }) => !marksOn(state.board, page).some(({ key }) => key === stroke),
      );
      if (left.length < this.#sketches.value.length) this.#sketches.value = left;
    }
  }

  sketched(sketch: Sketch): void {
    this.#sketches.value = [...this.#sketches.value.filter(({ stroke }) => stroke !== sketch.stroke), sketch];
    this.fade(sketch.stroke, () => {
      this.#sketches.value = this.#sketches.value.filter(({ stroke }) => stroke !== sketch.stroke);
    });
  }

  pointed(pointer: Push<'board.pointed'>): void {
    const others = this.#pointers.value.filter(({ by }) => by !== pointer.by);
    this.#pointers.value = pointer.at ? [...others, pointer] : others;
    this.fade(pointer.by, () => {
      this.#pointers.value = this.#pointers.value.filter(({ by }) => by !== pointer.by);
    });
  }

  stop(): void {
    for (const timer of this.fading.values()) clearTimeout(timer);
  }

  private eraseUndone({ board }: ClassState): void {
    for (const [page, placed] of Object.entries(board.marks)) {
      const marks = placed.filter(({ key }) => key !== undefined && this.undone.has(key));
      if (marks.length === 0) continue;
      for (const { key } of marks) this.undone.delete(key ?? '');
      this.parts.outbox.write({ name: 'mark.erase', payload: { page, marks: marks.map(({ seq }) => seq) } });
    }
  }

  private fade(id: string, away: () => void): void {
    clearTimeout(this.fading.get(id));
    this.fading.set(id, setTimeout(away, fadeMs));
  }

  private maySpeak(): boolean {
    const now = performance.now();
    if (now - this.spoken < ephemeralMs) return false;
    this.spoken = now;
    return true;
  }
}
