import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import * as Y from 'yjs';
import { structsIn } from './cost.ts';
import { most, mostInAll, shapeOf } from './change-shape.ts';
import { WrittenNotes, budget, writtenBy } from './written.ts';
import type { NotesEdit } from './written.ts';
import { fromBase64, notesText, spliceOf, takeIn, textOf, toBase64, together, write } from './notes.ts';
import { forged, forging } from './testing.ts';
import type { Forged, Piece } from './testing.ts';

const longest = 30_000;
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const made = (doc: Y.Doc) => together([Y.encodeStateAsUpdate(doc)]);
const fault = (update: string, notes = new WrittenNotes()) => notes.faultOf('ada', update, longest);

describe('a change that is no plain text', () => {
  const typed = new Y.Doc();
  textOf(typed).insert(0, 'Muraho');

  test.each<[string, (doc: Y.Doc) => void]>([
    ['another type', (doc) => doc.getMap('secret').set('a', 1)],
    ['a picture', (doc) => textOf(doc).insertEmbed(0, { image: 'x' })],
    ['a format', (doc) => textOf(doc).insert(0, 'bold', { bold: true })],
    ['many formats', (doc) => times(400, (index) => textOf(doc).insert(0, 'x', { [`a${index}`]: index }))],
    ['an attribute', (doc) => textOf(doc).setAttribute('a', 1)],
    ['the sign that no text has', (doc) => textOf(doc).insert(0, 'a\0')],
    ['types in types', (doc) => nest(doc.getArray('notes'), 200)],
  ])('%s is refused', (_, change) => {
    const doc = new Y.Doc();
    change(doc);
    expect(fault(made(doc))).toBe('broken');
  });

  test.each<[string, Forged]>([
    [
      'empty structs',
      forging((bytes) => bytes.number(1).number(4_000).number(7).number(0).repeat(4_000, [0, 0]).number(0)),
    ],
    [
      'struct after struct of nothing',
      forging((bytes) => bytes.number(1).number(4_000).number(7).number(0).repeat(4_000, [10, 0]).number(0)),
    ],
    [
      'a gap',
      forging((bytes) =>
        bytes
          .number(1)
          .number(1)
          .number(7)
          .number(0)
          .byte(10)
          .number(2 ** 31)
          .number(0),
      ),
    ],
    ['a clock far ahead', forged(7, 2 ** 31, [{ text: 'a' }])],
    ['one beyond all numbers', forged(7, 2 ** 32 - 2, [{ text: 'abc' }])],
    [
      'more structs than it has bytes',
      forging((bytes) =>
        bytes
          .number(1)
          .number(2 ** 31)
          .number(7)
          .number(0),
      ),
    ],
    [
      'more structs than a page makes',
      forged(
        7,
        0,
        times(most.structs + 1, () => ({ text: 'a' })),
      ),
    ],
    [
      'many windows',
      forging((bytes) => times(200, (index) => bytes.window(index, 0, [{ text: 'a' }], 200)) && bytes.number(0)),
    ],
    [
      'a window twice',
      forging((bytes) =>
        bytes
          .window(7, 0, [{ text: 'a' }], 2)
          .window(7, 1, [{ text: 'b' }])
          .number(0),
      ),
    ],
    [
      'one range again and again',
      forged(
        7,
        0,
        [{ text: 'a' }],
        times(2_000, () => [0, 1]),
      ),
    ],
    [
      'ranges that overlap',
      forged(
        7,
        0,
        [{ text: 'abc' }],
        [
          [0, 2],
          [1, 2],
        ],
      ),
    ],
    [
      'more ranges than a page makes',
      forged(
        7,
        0,
        [{ text: 'a' }],
        times(most.ranges + 1, (index) => [index, 1]),
      ),
    ],
    ['what is not there deleted', forged(7, 0, [{ text: 'a' }], [[1, 1]])],
    ['a neighbour that is not there', forged(7, 0, [{ text: 'a', origin: [8, 0] }])],
    ['a neighbour that comes only later', forged(7, 0, [{ text: 'a', origin: [7, 1] }, { text: 'b' }])],
    [
      'more behind its end',
      forging((bytes) =>
        bytes
          .window(7, 0, [{ text: 'a' }])
          .number(0)
          .number(0),
      ),
    ],
    ['nothing', forging((bytes) => bytes.number(0).number(0))],
  ])('%s is refused', (_, { update }) => {
    const notes = writtenBy([['ada', made(typed)]]);
    expect(fault(update, notes)).toBe('broken');
    expect([notes.take('ada', update), notes.aside, notes.text]).toEqual([false, 1, 'Muraho']);
    // A page of an older class passes over it as well, unless it only waits for something.
    const page = new Y.Doc();
    takeIn(page, [
      { seq: 1, update: made(typed) },
      { seq: 2, update },
    ]);
    expect(textOf(page).toJSON()).toContain('Muraho');
  });

  test('whatever arrives, nothing is thrown and the notes stay as they were', () => {
    const notes = writtenBy([['ada', made(typed)]]);
    fc.assert(
      fc.property(fc.oneof(fc.base64String(), fc.string(), fc.uint8Array().map(toBase64)), (update) => {
        if (fault(update, notes) !== undefined) notes.take('ada', update);
        expect(notes.text).toBe('Muraho');
      }),
    );
    const bytes = fromBase64(made(typed));
    for (let at = 0; at < bytes.length; at++) {
      expect(shapeOf(bytes.subarray(0, at), mostInAll)).toBeUndefined();
    }
  });
});

describe('a change that costs more than it says', () => {
  /** A window writes until it is refused. @returns the steps of the costliest, and why it was refused */
  function until(attack: (index: number) => Forged) {
    const notes = new WrittenNotes();
    let costliest = 0;
    for (let index = 0; index < 4_000; index++) {
      const { update } = attack(index);
      const refused = notes.faultOf('ada', update, 10_000_000);
      if (refused) return { refused, costliest, pieces: structsIn(notes.doc) };
      const before = notes.found.spent;
      notes.take('ada', update);
      costliest = Math.max(costliest, notes.found.spent - before);
      expect([notes.aside, costliest <= budget.change]).toEqual([0, true]);
    }
    throw new Error('never refused');
  }
  const next = (index: number, pieces: (clock: number) => Piece) =>
    forged(
      5,
      index * 100,
      times(100, (at) => pieces(index * 100 + at)),
    );

  test('is refused before Yjs makes it, whatever neighbours it names', () => {
    const attacks: Record<string, (index: number) => Forged> = {
      // Each of a window with a higher number passes over all that others put at the same place.
      'one place, many windows': (index) =>
        forged(
          5 + index,
          0,
          times(100, () => ({ text: 'x' })),
        ),
      'one place, one window': (index) => next(index, () => ({ text: 'x' })),
      'from the beginning to what came last': (index) =>
        next(index, (clock) => (clock === 0 ? { text: 'x' } : { text: 'x', right: [5, clock - 1] })),
      'a tree': (index) =>
        next(index, (clock) => (clock === 0 ? { text: 'x' } : { text: 'x', origin: [5, clock >> 1] })),
      backwards: (index) => next(index, (clock) => (clock === 0 ? { text: 'x' } : { text: 'x', origin: [5, 0] })),
    };
    for (const [name, attack] of Object.entries(attacks)) {
      const { refused, pieces } = until(attack);
      expect([name, refused, pieces < 4_000]).toEqual([name, 'costly', true]);
    }
  });

  test('is bounded over all of them: windows and pieces', () => {
    const notes = new WrittenNotes();
    for (let window = 0; window < budget.windows; window++) notes.writers.set(window, 'ada');
    expect(fault(forged(9_000, 0, [{ text: 'a' }]).update, notes)).toBe('full');
    const { structs } = budget;
    budget.structs = 100;
    const pieces = forged(
      7,
      0,
      [{ text: 'a' }, ...times(60, (at): Piece => ({ text: 'a', right: [7, at] }))],
      [[3, 2]],
    );
    const some = writtenBy([['ada', pieces.update]]);
    expect([
      structsIn(some.doc),
      fault(
        forged(
          7,
          61,
          times(60, (at) => ({ text: 'a', right: [7, at] })),
        ).update,
        some,
      ),
    ]).toEqual([61, 'full']);
    // Taking away goes on.
    expect(
      fault(forging((bytes) => bytes.number(0).number(1).number(7).number(1).number(10).number(2)).update, some),
    ).toBeUndefined();
    budget.structs = structs;
  });

  test('that speaks for somebody else’s window, or makes the notes too long, is refused', () => {
    const notes = writtenBy([['ada', forged(7, 0, [{ text: '0123456789' }]).update]]);
    expect(notes.faultOf('host', forged(7, 10, [{ text: 'a', origin: [7, 9] }]).update, longest)).toBe('broken');
    expect(notes.faultOf('ada', forged(7, 10, [{ text: 'a', origin: [7, 9] }]).update, 10)).toBe('long');
    // Taken away and written in one go, also what was only just written.
    const instead = forged(
      7,
      10,
      [{ text: 'abcde', origin: [7, 9] }],
      [
        [3, 5],
        [11, 1],
      ],
    ).update;
    expect([notes.faultOf('ada', instead, 9), notes.faultOf('ada', instead, 8)]).toEqual([undefined, undefined]);
    expect(notes.take('ada', instead)).toBe(true);
    expect(notes.text).toBe('01289acde');
    expect(notes.faultOf('ada', instead, 5)).toBeUndefined();
  });
});

describe('what people write', () => {
  /** Writers with windows of their own, some without a line for a while; each writes where their text has it. */
  function written(writers: number, changes: number, seed: number): { log: NotesEdit[]; notes: WrittenNotes } {
    const random = numbers(seed);
    const pages = times(writers, () => ({ doc: new Y.Doc(), seen: 0 }));
    const notes = new WrittenNotes();
    const log: NotesEdit[] = [];
    for (let change = 0; change < changes; change++) {
      const who = random(writers);
      const page = pages[who];
      if (!page) continue;
      const { doc } = page;
      if (random(3) > 0) {
        takeIn(
          doc,
          log.slice(page.seen).map(([, update], seq) => ({ seq, update: update as string })),
        );
        page.seen = log.length;
      }
      const gathered: Uint8Array[] = [];
      const gather = (update: Uint8Array, origin: unknown) => origin === 'here' && gathered.push(update);
      doc.on('update', gather);
      let text = textOf(doc).toJSON();
      let at = random(text.length + 1);
      for (let stroke = 3 + random(8); stroke > 0; stroke--) {
        if (random(30) === 0)
          [text, at] = [text.slice(0, at) + 'copied from somewhere '.repeat(20) + text.slice(at), at + 440];
        else if (random(5) === 0)
          [text, at] = [text.slice(0, Math.max(0, at - 1)) + text.slice(at), Math.max(0, at - 1)];
        else [text, at] = [`${text.slice(0, at)}${'ab é'.charAt(random(4))}${text.slice(at)}`, at + 1];
      }
      if (text.length > 6_000) text = text.slice(0, 1_000) + text.slice(4_000);
      write(doc, spliceOf(textOf(doc).toJSON(), text, Math.min(at, text.length)), 'here');
      doc.off('update', gather);
      if (gathered.length === 0) continue;
      const update = together(gathered);
      expect(notes.faultOf(String(who), update, longest)).toBeUndefined();
      log.push([String(who), update]);
      notes.take(String(who), update);
    }
    return { log, notes };
  }

  test('passes: forty who write at once, some without a connection, for as long as it takes', () => {
    const { log, notes } = written(40, 600, 7);
    const again = writtenBy(log);
    expect([again.text, again.aside, again.writers.size]).toEqual([notes.text, 0, notes.writers.size]);
    expect(notesText(log.map(([, update], seq) => ({ seq, update: update as string })))).toBe(notes.text);
    expect(notesText([{ seq: 1, update: notes.inOne() }])).toBe(notes.text);
    const elsewhere = WrittenNotes.of(notes.found);
    expect([elsewhere.text, elsewhere.found]).toEqual([notes.text, notes.found]);
    // 40 writers for two hours make some 30,000 such changes.
    expect(notes.found.spent / log.length).toBeLessThan(budget.inAll / 30_000);
    expect(structsIn(notes.doc) / log.length).toBeLessThan(5);
  });

  test('is read whatever was poisoned before and after it', () => {
    const { log, notes } = written(3, 40, 11);
    const poison = [
      '%%%',
      7,
      undefined,
      'AAAA',
      forging((bytes) => bytes.number(1).number(4_000).number(7).number(0).repeat(4_000, [0, 0]).number(0)).update,
    ];
    const again = writtenBy([
      ...poison.map((update) => ['x', update] as const),
      ...log,
      ...poison.map((update) => ['x', update] as const),
    ]);
    expect([again.text, again.aside]).toEqual([notes.text, 2 * poison.length]);
  });
});

function nest(into: Y.Array<unknown>, depth: number): void {
  if (depth === 0) return;
  const inner = new Y.Array<unknown>();
  into.insert(0, [inner]);
  nest(inner, depth - 1);
}

/** Numbers below `below` that are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
