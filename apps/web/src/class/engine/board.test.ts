import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { signal } from '@preact/signals';
import fc from 'fast-check';
import { emptyClass, fold, marksOn, mayErase } from '#classroom';
import type { ClassState, Mark, NewClassEvent } from '#classroom';
import { Board } from './board.ts';
import { RequestFailure } from './failure.ts';
import { Outbox } from './outbox.ts';
import type { Draft } from './unsent.ts';

const page = 'blank/1';
const lineAt = (x: number): Mark => ({ kind: 'line', ink: 'ink', width: 60, box: [x, 10, x, 20] });

/** A class with a lecturer, a student who may draw, and a gateway that does what the real one does with marks. */
class BoardUnderTest {
  readonly state = signal<ClassState>(emptyClass);
  readonly board: Board;
  readonly outbox: Outbox;
  /** The connection is there. */
  open = true;
  /** What is sent comes there; neither its answer nor anything else comes back. */
  deaf = false;
  #log: ClassState = emptyClass;
  readonly #done = new Map<string, number>();
  #keys = 0;

  constructor(readonly me: 'ada' | 'jean') {
    this.outbox = new Outbox({
      send: (draft, key) => this.#take(draft, key),
      shelf: { read: () => null, write: () => undefined },
      newKey: () => `key ${++this.#keys}`,
      now: () => 0,
      later: () => undefined,
    });
    const nothing = () => Promise.resolve();
    this.board = new Board({ me, state: this.state, outbox: this.outbox, sketch: nothing, point: nothing });
    this.append({ by: 'ada', type: 'joined', body: { name: 'Ada', role: 'host' } });
    this.append({ by: 'jean', type: 'joined', body: { name: 'Jean', role: 'listener' } });
    this.append({ by: 'ada', type: 'board-given', body: {} });
  }

  append(event: NewClassEvent): number {
    const seq = this.#log.seq + 1;
    this.#log = fold(this.#log, { seq, at: 0, ...event });
    if (!this.deaf) this.#hear();
    return seq;
  }

  #hear(): void {
    this.state.value = this.#log;
    this.outbox.seen(this.state.value);
    this.board.seen(this.state.value);
  }

  /** Where the lines are, as this person sees them. */
  get lines(): number[] {
    return this.board.marks(page).flatMap(({ mark }) => (mark.kind === 'line' ? [mark.box[0]] : []));
  }

  /** What the log has. */
  get kept(): readonly number[] {
    return marksOn(this.#log.board, page).flatMap(({ mark }) => (mark.kind === 'line' ? [mark.box[0]] : []));
  }

  erase(stroke: string, ...at: number[]): void {
    const touched = this.board.marks(page).filter(({ mark }) => mark.kind === 'line' && at.includes(mark.box[0]));
    this.board.erase(page, touched, stroke);
  }

  async settle(): Promise<void> {
    this.open = true;
    if (this.deaf) {
      this.deaf = false;
      this.#hear();
    }
    do {
      await this.outbox.flush();
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.outbox.entries.value.length > 0);
  }

  #take(draft: Draft, key: string): Promise<{ seq: number }> {
    if (!this.open) return Promise.reject(new RequestFailure('NO_CONNECTION', 'lost'));
    // A repeat is answered with the first event.
    const seq = this.#done.get(key) ?? this.#do(draft, key);
    this.#done.set(key, seq);
    return this.deaf ? Promise.reject(new RequestFailure('CUT_OFF', 'lost')) : Promise.resolve({ seq });
  }

  #do({ name, payload }: Draft, key: string): number {
    const by = this.me;
    if (name === 'mark.make') return this.append({ by, key, type: 'mark-made', body: payload });
    if (name !== 'mark.erase') throw new Error(`${name} is nothing of the board`);
    const marks = marksOn(this.#log.board, page)
      .filter((mark) => payload.marks.includes(mark.seq) && mayErase(this.#log, by, mark))
      .map(({ seq }) => seq);
    return this.append({ by, key, type: 'marks-erased', body: { page, marks } });
  }
}

let under: BoardUnderTest;
beforeEach(() => {
  under = new BoardUnderTest('ada');
});
afterEach(() => {
  under.board.stop();
});

describe('undoing on the board', () => {
  it('removes what was drawn, the newest first', async () => {
    under.board.draw(page, lineAt(1));
    under.board.draw(page, lineAt(2));
    await under.settle();
    under.board.undo(page);
    await under.settle();
    expect(under.kept).toEqual([1]);
    under.board.undo(page);
    await under.settle();
    expect(under.kept).toEqual([]);
    expect(under.board.undoes(page)).toBe(false);
  });

  it('restores all that one stroke of the eraser removed, marks of others too', async () => {
    under.board.draw(page, lineAt(1));
    under.append({ by: 'jean', type: 'mark-made', body: { page, mark: lineAt(2) } });
    under.append({ by: 'jean', type: 'mark-made', body: { page, mark: lineAt(3) } });
    await under.settle();
    under.erase('one stroke', 1);
    under.erase('one stroke', 2);
    under.erase('another', 3);
    await under.settle();
    expect(under.kept).toEqual([]);
    under.board.undo(page);
    expect(under.lines).toEqual([3]);
    under.board.undo(page);
    await under.settle();
    expect([...under.kept].sort()).toEqual([1, 2, 3]);
    // And what was drawn before.
    under.board.undo(page);
    await under.settle();
    expect([...under.kept].sort()).toEqual([2, 3]);
  });

  it('cancels an erasure that was not sent, so that marks keep their authors', async () => {
    under.append({ by: 'jean', type: 'mark-made', body: { page, mark: lineAt(2) } });
    under.open = false;
    under.erase('one stroke', 2);
    // It is being sent, and is not.
    await new Promise((resolve) => setImmediate(resolve));
    expect(under.lines).toEqual([]);
    under.board.undo(page);
    expect(under.lines).toEqual([2]);
    await under.settle();
    expect(marksOn(under.state.value.board, page).map(({ by }) => by)).toEqual(['jean']);
  });

  it('draws again what may have been erased, although no answer came', async () => {
    under.append({ by: 'jean', type: 'mark-made', body: { page, mark: lineAt(2) } });
    under.deaf = true;
    under.erase('one stroke', 2);
    await new Promise((resolve) => setImmediate(resolve));
    expect(under.kept).toEqual([]);
    under.board.undo(page);
    expect(under.lines).toEqual([2]);
    await under.settle();
    expect(under.kept).toEqual([2]);
  });

  it('undoes nothing of a page that was cleared', async () => {
    under.board.draw(page, lineAt(1));
    await under.settle();
    under.erase('one stroke', 1);
    under.board.draw(page, lineAt(2));
    await under.settle();
    under.append({ by: 'ada', type: 'page-cleared', body: { page } });
    under.board.cleaned(page);
    expect(under.board.undoes(page)).toBe(false);
  });

  it('does not undo what somebody else removed', async () => {
    under.board.draw(page, lineAt(1));
    await under.settle();
    const [mark] = marksOn(under.state.value.board, page);
    under.append({ by: 'jean', type: 'marks-erased', body: { page, marks: [mark?.seq ?? 0] } });
    expect(under.board.undoes(page)).toBe(false);
  });

  it('applies to the page that is shown', async () => {
    under.board.draw(page, lineAt(1));
    under.board.draw('blank/2', lineAt(2));
    await under.settle();
    under.board.undo(page);
    await under.settle();
    expect(under.kept).toEqual([]);
    expect(marksOn(under.state.value.board, 'blank/2')).toHaveLength(1);
  });

  it('does not touch what others drew, for a person who may not erase it', async () => {
    under.board.stop();
    under = new BoardUnderTest('jean');
    under.append({ by: 'ada', type: 'mark-made', body: { page, mark: lineAt(1) } });
    under.erase('one stroke', 1);
    expect(under.lines).toEqual([1]);
    expect(under.board.undoes(page)).toBe(false);
    under.board.undo(page);
    await under.settle();
    expect(under.kept).toEqual([1]);
  });

  it('leaves the page as it was when everything is undone, with or without a connection', async () => {
    const action = fc.oneof(
      fc.record({ is: fc.constant('draw' as const), at: fc.nat(5) }),
      fc.record({ is: fc.constant('erase' as const), at: fc.nat(5), stroke: fc.nat(3) }),
      fc.record({ is: fc.constant('cut' as const) }),
      fc.record({ is: fc.constant('deaf' as const) }),
      // What was sent gets there, or its fate is known.
      fc.record({ is: fc.constant('pass' as const) }),
      fc.record({ is: fc.constant('settle' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 12, size: 'max' }), async (actions) => {
        const run = new BoardUnderTest('ada');
        for (const at of [1, 3]) run.append({ by: 'jean', type: 'mark-made', body: { page, mark: lineAt(at) } });
        for (const one of actions) {
          if (one.is === 'draw') run.board.draw(page, lineAt(one.at));
          if (one.is === 'erase') run.erase(`stroke ${one.stroke}`, one.at);
          if (one.is === 'cut') run.open = false;
          if (one.is === 'deaf') run.deaf = true;
          if (one.is === 'pass') await new Promise((resolve) => setImmediate(resolve));
          if (one.is === 'settle') await run.settle();
        }
        for (const _ of actions) {
          if (run.board.undoes(page)) run.board.undo(page);
        }
        expect(run.board.undoes(page)).toBe(false);
        await run.settle();
        expect([...run.kept].sort()).toEqual([1, 3]);
        run.board.stop();
      }),
      { numRuns: 200 },
    );
  });
});
