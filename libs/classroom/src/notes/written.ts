import * as Y from 'yjs';
import { costOf, lengthAfter, structsIn } from './cost.ts';
import { fromBase64, textOf, toBase64 } from './notes.ts';
import { most, shapeOf } from './change-shape.ts';
import type { Shape } from './change-shape.ts';

/** What is wrong with a change: `costly` is more work than one may make, `full` more pieces or windows than the notes may have. */
export type NotesFault = 'broken' | 'costly' | 'full' | 'long';

/** What the notes may cost, for all who write together; a class of two hours with forty who write all the time has a tenth of it. */
export const budget = {
  /** Steps of one change, see `costOf`. */
  change: 20_000,
  /** Steps of all changes together, but for those of a few. */
  inAll: 20_000_000,
  few: 200,
  /** Pieces that Yjs keeps, and windows that wrote. */
  structs: 40_000,
  windows: 2_000,
};
/** What was accepted is read again with room to spare: a log is never worth less than when it was written. */
const spare = 4;

/** The notes as a service puts them together: each change is looked at before Yjs gets it, and set aside when it is none of ours. */
export class WrittenNotes {
  readonly doc = new Y.Doc();
  /** Changes that were set aside. */
  aside = 0;
  /** Whose window each is, by Yjs's number for it. */
  readonly writers = new Map<number, string>();
  private spent = 0;
  private taken = 0;

  get text(): string {
    return textOf(this.doc).toJSON();
  }

  /** Whether anything was taken in. */
  get empty(): boolean {
    return this.taken === 0;
  }

  /**
   * What is wrong with one more change.
   *
   * @param longest characters of the text afterwards
   * @returns `broken` also when it speaks for somebody else's window: that one's own words would then be taken for repeats
   */
  faultOf(by: string, update: string, longest: number): NotesFault | undefined {
    const shape = shapeIn(update);
    if (!shape) return 'broken';
    const window = shape.structs[0]?.client;
    if (window !== undefined && (this.writers.get(window) ?? by) !== by) return 'broken';
    const steps = costOf(this.doc, shape, budget.change);
    if (steps === undefined) return 'broken';
    if (steps > this.allowed(budget.change)) return 'costly';
    if (window !== undefined && !this.writers.has(window) && this.writers.size >= budget.windows) return 'full';
    // A range that is deleted may cut two pieces in two.
    if (structsIn(this.doc) + shape.structs.length + 2 * shape.ranges.length > budget.structs) {
      // Taking away is always possible as long as it makes the notes shorter.
      if (shape.structs.length > 0 || structsIn(this.doc) > 2 * budget.structs) return 'full';
    }
    const before = textOf(this.doc).length;
    const after = lengthAfter(this.doc, shape);
    return after > longest && after > before ? 'long' : undefined;
  }

  /** A change that the log has. @returns whether it was taken in */
  take(by: string, update: unknown): boolean {
    const shape = typeof update === 'string' ? shapeIn(update) : undefined;
    const steps = shape && costOf(this.doc, shape, spare * budget.change);
    const fits = structsIn(this.doc) < spare * budget.structs && this.writers.size < spare * budget.windows;
    if (!shape || steps === undefined || steps > this.allowed(spare * budget.change) || !fits) {
      this.aside += 1;
      return false;
    }
    Y.applyUpdate(this.doc, fromBase64(update as string));
    this.spent += steps;
    this.taken += 1;
    for (const { client } of shape.structs) if (!this.writers.has(client)) this.writers.set(client, by);
    return true;
  }

  /** The same notes in one change: what was deleted is forgotten, so that an hour of typing stays about as long as its text. */
  inOne(): string {
    return toBase64(Y.encodeStateAsUpdate(this.doc));
  }

  /** What was found here, for another thread. */
  get found(): NotesFound {
    const { aside, spent, taken, text } = this;
    return { inOne: this.inOne(), writers: [...this.writers], aside, spent, taken, text };
  }

  /** Of what was found in another thread. */
  static of({ inOne, writers, aside, spent, taken }: NotesFound): WrittenNotes {
    const notes = new WrittenNotes();
    Y.applyUpdate(notes.doc, fromBase64(inOne));
    for (const [window, by] of writers) notes.writers.set(window, by);
    [notes.aside, notes.spent, notes.taken] = [aside, spent, taken];
    return notes;
  }

  private allowed(each: number): number {
    return this.spent < budget.inAll ? each : budget.few;
  }
}

function shapeIn(update: string): Shape | undefined {
  try {
    const shape = shapeOf(fromBase64(update), most);
    return shape && shape.structs.length + shape.ranges.length > 0 ? shape : undefined;
  } catch {
    return undefined;
  }
}

export interface NotesFound {
  readonly inOne: string;
  readonly writers: readonly (readonly [window: number, by: string])[];
  readonly aside: number;
  readonly spent: number;
  readonly taken: number;
  readonly text: string;
}

/** One change as the log has it. It may be damaged. */
export type NotesEdit = readonly [by: string, update: unknown];

/** Changes that are put together on the spot; more is work for a thread of its own. */
export const onTheSpot = 200;

/** The notes that these changes make. */
export function writtenBy(edits: readonly NotesEdit[]): WrittenNotes {
  const notes = new WrittenNotes();
  for (const [by, update] of edits) notes.take(by, update);
  return notes;
}
