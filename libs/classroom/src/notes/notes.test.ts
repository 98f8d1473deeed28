import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import * as Y from 'yjs';
import { writtenBy } from './written.ts';
import { notesText, piece, spliceOf, textOf, together, write } from './notes.ts';
import type { NotesUpdate } from '../state.ts';

/** A window that writes: what it does to its text becomes updates. */
class Window {
  readonly doc = new Y.Doc();
  readonly made: string[] = [];

  constructor() {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'here') this.made.push(together([update]));
    });
  }

  type(after: string, caret?: number): void {
    write(this.doc, spliceOf(textOf(this.doc).toJSON(), after, caret), 'here');
  }
}
const numbered = (updates: readonly string[]): NotesUpdate[] =>
  updates.map((update, index) => ({ seq: index + 1, update }));

describe('the notes', () => {
  test('are the same in whatever order and however often the changes of two windows arrive', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.array(fc.string()),
        fc.func(fc.nat()),
        (ada, bosco, order) => {
          const [one, two] = [new Window(), new Window()];
          for (const text of ada) one.type(text);
          for (const text of bosco) two.type(text);
          const all = [...one.made, ...two.made];
          const mixed = [...all, ...all].sort((a, b) => order(a) - order(b));
          expect(notesText(numbered(mixed))).toBe(notesText(numbered(all)));
          const written = writtenBy(
            [one, two].flatMap((window) => window.made.map((update) => [String(window.doc.clientID), update] as const)),
          );
          expect([written.text, written.aside]).toEqual([notesText(numbered(all)), 0]);
          expect(notesText([{ seq: 1, update: written.inOne() }])).toBe(written.text);
          if (two.made.length === 0) expect(notesText(numbered(all))).toBe(ada.at(-1) ?? '');
        },
      ),
    );
  });

  test('keep what both wrote at once', () => {
    const first = new Window();
    first.type('Keys: ');
    const second = new Window();
    Y.applyUpdate(second.doc, Y.encodeStateAsUpdate(first.doc));
    first.type('Keys: primary');
    second.type('Keys: foreign');
    const text = notesText(numbered([...first.made, ...second.made]));
    expect([text.includes('primary'), text.includes('foreign')]).toEqual([true, true]);
  });

  test('in one change are about as long as their text, however much was typed and deleted', () => {
    const one = new Window();
    for (let turn = 0; turn < 400; turn++) one.type(`${'word '.repeat(turn % 50)}${turn}`);
    const update = writtenBy(one.made.map((made) => ['ada', made])).inOne();
    expect(update.length).toBeLessThan(one.made.join('').length / 3);
    expect(notesText([{ seq: 1, update }])).toBe(textOf(one.doc).toJSON());
  });

  test('pass over what is damaged', () => {
    const one = new Window();
    one.type('Muraho');
    expect(notesText([{ seq: 1, update: '%%%' }, { seq: 2, update: 'AAAA' }, ...numbered(one.made)])).toBe('Muraho');
  });
});

describe('a splice', () => {
  test('makes one text of the other', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20, size: 'max' }),
      fc.stringMatching(/^[ab😀😁]{0,12}$/u),
    );
    fc.assert(
      fc.property(text, text, fc.nat(20), (before, after, caret) => {
        const { at, remove, insert } = spliceOf(before, after, caret);
        expect(before.slice(0, at) + insert + before.slice(at + remove)).toBe(after);
      }),
    );
  });

  test('is where the caret is', () => {
    expect(spliceOf('aa', 'aaa', 1)).toEqual({ at: 0, remove: 0, insert: 'a' });
    expect(spliceOf('aa', 'aaa', 3)).toEqual({ at: 2, remove: 0, insert: 'a' });
  });

  test('that is long is written in pieces that can each be sent', () => {
    const one = new Window();
    one.type('é😀'.repeat(piece));
    expect(one.made.length).toBeGreaterThan(2);
    expect(Math.max(...one.made.map(({ length }) => length))).toBeLessThan(8_000);
    expect(notesText(numbered(one.made))).toBe('é😀'.repeat(piece));
  });
});
