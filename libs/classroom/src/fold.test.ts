import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ClassEvent, NewClassEvent } from './events.ts';
import { byAttention, fold, foldAll, hands, position, present, waitFor } from './fold.ts';
import { emptyClass, personOf } from './state.ts';
import type { ClassState } from './state.ts';
import { mayGoOn } from './rules.ts';
import { eventTypes, logs, trueLogs } from './testing.ts';

/** Numbers events from 1, one second apart. */
function logOf(...events: NewClassEvent[]): ClassEvent[] {
  return events.map((event, index) => ({ ...event, seq: index + 1, at: 1_000 * (index + 1) }));
}
const joined = (by: string, role: 'host' | 'listener' = 'listener'): NewClassEvent => ({
  by,
  type: 'joined',
  body: { name: by.toUpperCase(), role },
});

/** What a client does with whatever arrives, in whatever order: fold what is next, drop what is old, keep what is early. */
function receive(arrivals: readonly ClassEvent[]): ClassState {
  let state = emptyClass;
  const early = new Map<number, ClassEvent>();
  for (const event of arrivals) {
    if (position(state, event) === 'gap') early.set(event.seq, event);
    else state = fold(state, event);
    for (let next = early.get(state.seq + 1); next; next = early.get(state.seq + 1)) {
      early.delete(next.seq);
      state = fold(state, next);
    }
  }
  return state;
}

describe('the fold', () => {
  test('any order of arrival, with any repeats, gives the same state', () => {
    fc.assert(
      fc.property(
        logs().chain((log) =>
          fc.record({
            log: fc.constant(log),
            arrivals: fc
              .tuple(fc.shuffledSubarray(log, { minLength: log.length }), fc.subarray(log))
              .map(([all, again]) => [...all, ...again]),
          }),
        ),
        ({ log, arrivals }) => {
          expect(receive(arrivals)).toEqual(foldAll(emptyClass, log));
        },
      ),
    );
  });

  test('goes on from any point as from the start', () => {
    fc.assert(
      fc.property(logs(), fc.nat(60), (log, cut) => {
        const snapshot = JSON.parse(JSON.stringify(foldAll(emptyClass, log.slice(0, cut)))) as ClassState;
        expect(foldAll(snapshot, log)).toEqual(foldAll(emptyClass, log));
      }),
    );
  });

  test('never changes the state it is given', () => {
    fc.assert(
      fc.property(logs(20), (log) => {
        let state = emptyClass;
        for (const event of log) {
          const before = JSON.stringify(state);
          const next = fold(state, event);
          expect(JSON.stringify(state)).toBe(before);
          state = next;
        }
      }),
    );
  });

  test('a gap is refused and said', () => {
    const [, second] = logOf(joined('ada'), joined('bosco'));
    expect(() => fold(emptyClass, second as ClassEvent)).toThrow(/event 2 cannot follow 0/);
  });

  test('an event of a later version keeps its place and changes nothing', () => {
    const state = foldAll(emptyClass, logOf(joined('ada')));
    const later = {
      seq: 2,
      at: 2_000,
      by: 'ada',
      type: 'drawn-in-the-air',
      body: { question: '?' },
    } as unknown as ClassEvent;
    expect(fold(state, later)).toEqual({ ...state, seq: 2 });
  });

  test('a person called like a property of every object is a person', () => {
    const state = foldAll(emptyClass, logOf(joined('constructor'), { by: '__proto__', type: 'hand-raised', body: {} }));
    expect(present(state).map(({ id }) => id)).toEqual(['constructor']);
    expect(hands(state)).toEqual([]);
  });
});

describe('what holds in every class', () => {
  test('people who are here have joined since they left; people who are gone send nothing', () => {
    fc.assert(
      fc.property(logs(), (log) => {
        const state = foldAll(emptyClass, log);
        for (const person of Object.values(state.people)) {
          const ways = log.filter(({ by, type }) => by === person.id && (type === 'joined' || type === 'left'));
          const joins = ways.filter(({ type }) => type === 'joined');
          expect(person.firstIn).toBe(joins[0]?.at);
          expect(person.present).toBe(ways.at(-1)?.type === 'joined');
          expect(person.leftAt === undefined).toBe(person.present);
          expect(new Set(person.sources).size).toBe(person.sources.length);
        }
      }),
    );
  });

  test('messages are those posted, in the order of the log; one that was removed has no text', () => {
    fc.assert(
      fc.property(trueLogs(), (log) => {
        const removed = new Set(log.map((event) => (event.type === 'message-removed' ? event.body.message : 0)));
        const posted = log.flatMap((event) =>
          event.type === 'message-posted' ? [removed.has(event.seq) ? '' : event.body.text] : [],
        );
        expect(foldAll(emptyClass, log).messages.map(({ text }) => text)).toEqual(posted);
      }),
    );
  });

  test('nobody has open what they may not go on with', () => {
    fc.assert(
      fc.property(trueLogs(), (log) => {
        let state = emptyClass;
        for (const event of log) {
          state = foldAll(state, [event]);
          // Of who stood in, the service says right afterwards what it has closed.
          if (state.endedAt !== undefined || event.type === 'handed-back') continue;
          for (const { id, sources: open } of Object.values(state.people)) {
            expect([event.type, id, open.filter((source) => !mayGoOn(state, id, source))]).toEqual([
              event.type,
              id,
              [],
            ]);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('hands are taken in the order they were raised, and only of who is here', () => {
    fc.assert(
      fc.property(logs(), (log) => {
        const state = foldAll(emptyClass, log);
        const raised = hands(state).map(({ hand }) => hand ?? 0);
        expect(raised).toEqual([...raised].sort((a, b) => a - b));
        for (const seq of raised) expect(log[seq - 1]).toMatchObject({ type: 'hand-raised' });
      }),
    );
  });
});

describe('a part of a page', () => {
  const shown: NewClassEvent = { by: 'host', type: 'part-shown', body: { page: 'blank/1', part: [10, 20, 5_000] } };
  const boardAfter = (...events: NewClassEvent[]) =>
    foldAll(emptyClass, logOf(joined('host', 'host'), { by: 'host', type: 'page-added', body: {} }, ...events)).board;

  test('is shown until the whole page is, or another', () => {
    expect(boardAfter(shown).part).toEqual([10, 20, 5_000]);
    expect(boardAfter(shown, { by: 'host', type: 'part-shown', body: { page: 'blank/1' } })).not.toHaveProperty('part');
    expect(boardAfter(shown, { by: 'host', type: 'page-shown', body: { page: 'blank/2' } })).not.toHaveProperty('part');
  });

  test('of a page that is not shown any longer is nothing', () => {
    const turned: NewClassEvent = { by: 'host', type: 'page-shown', body: { page: 'blank/2' } };
    expect(boardAfter(turned, shown)).toMatchObject({ page: 'blank/2' });
    expect(boardAfter(turned, shown)).not.toHaveProperty('part');
  });
});

describe('the story of a floor', () => {
  const raised: NewClassEvent = { by: 'ada', type: 'hand-raised', body: {} };
  const given: NewClassEvent = { by: 'host', type: 'floor-given', body: { to: 'ada' } };
  const speaks: NewClassEvent = { by: 'ada', type: 'media-started', body: { source: 'microphone' } };
  const taken: NewClassEvent = { by: 'host', type: 'floor-taken', body: { from: 'ada' } };
  const ada = (...events: NewClassEvent[]) =>
    personOf(foldAll(emptyClass, logOf(joined('host', 'host'), joined('ada'), ...events)), 'ada');

  test('a raised hand stays at its first place', () => {
    expect(ada(raised, raised)?.hand).toBe(3);
  });
  test('the floor lowers the hand', () => {
    expect(ada(raised, given)).toMatchObject({ hasFloor: true });
    expect(ada(raised, given)?.hand).toBeUndefined();
  });
  test('a lost connection costs nobody the turn, only the sound', () => {
    const left: NewClassEvent = { by: 'ada', type: 'left', body: { reason: 'line' } };
    expect(ada(given, speaks, left, joined('ada'))).toMatchObject({ hasFloor: true, present: true, sources: [] });
  });
  test('without the floor nothing of a listener is heard', () => {
    expect(ada(given, speaks, taken)).toMatchObject({ hasFloor: false, sources: [] });
  });
  test('a lecturer who gives a floor back keeps sending', () => {
    const log = logOf(
      joined('host', 'host'),
      { by: 'host', type: 'media-started', body: { source: 'camera' } },
      { by: 'host', type: 'floor-taken', body: { from: 'host' } },
    );
    expect(personOf(foldAll(emptyClass, log), 'host')?.sources).toEqual(['camera']);
  });
});

test('hosts come first in the list of who is here, then names as the language sorts them', () => {
  const log = logOf(joined('zoe'), joined('éric'), joined('host', 'host'), joined('eva'));
  const names = present(foldAll(emptyClass, log), 'fr').map(({ name }) => name);
  expect(names).toEqual(
    ['HOST', 'ÉRIC', 'EVA', 'ZOE'].sort(
      (a, b) => Number(b === 'HOST') - Number(a === 'HOST') || a.localeCompare(b, 'fr'),
    ),
  );
  expect(names[0]).toBe('HOST');
  expect(names.at(-1)).toBe('ZOE');
});

test('a lecturer finds first who has the floor, who asks for it, and who hardly hears', () => {
  const log = logOf(
    joined('host', 'host'),
    ...['ada', 'bosco', 'chantal', 'diane', 'eric', 'floor'].map((by) => joined(by)),
    { by: 'bosco', type: 'line-judged', body: { quality: 'weak' } },
    { by: 'chantal', type: 'line-judged', body: { quality: 'bad' } },
    { by: 'eric', type: 'hand-raised', body: {} },
    { by: 'diane', type: 'hand-raised', body: {} },
    { by: 'host', type: 'floor-given', body: { to: 'floor' } },
  );
  const order = present(foldAll(emptyClass, log)).sort(byAttention);
  expect(order.map(({ id }) => id)).toEqual(['host', 'floor', 'eric', 'diane', 'chantal', 'bosco', 'ada']);
});

test('waiting lasts as many turns as are before one, each as long as those that are over', () => {
  const hands: NewClassEvent[] = ['ada', 'bosco'].map((by) => ({ by, type: 'hand-raised', body: {} }));
  const come = [joined('host', 'host'), joined('ada'), joined('bosco'), joined('chantal')];
  const wait = (...events: NewClassEvent[]) => {
    const state = foldAll(emptyClass, logOf(...come, ...events));
    return [waitFor(state, 'ada'), waitFor(state, 'bosco'), waitFor(state, 'chantal')];
  };
  // No turn is over yet: 90 s each.
  expect(wait(...hands)).toEqual([0, 90_000, undefined]);
  const give: NewClassEvent = { by: 'host', type: 'floor-given', body: { to: 'chantal' } };
  const take: NewClassEvent = { by: 'host', type: 'floor-taken', body: { from: 'chantal' } };
  // Who speaks now comes before both.
  expect(wait(...hands, give)).toEqual([90_000, 180_000, undefined]);
  const log = logOf(...come, give, take, ...hands);
  const [given, taken] = [log.at(-4), log.at(-3)];
  const state = foldAll(emptyClass, log);
  expect(waitFor(state, 'bosco')).toBe((taken?.at ?? 0) - (given?.at ?? 0));
});

describe('a hundred thousand hostile events', () => {
  /** Bodies that are not what their type promises, of types that are known and of some that are not. */
  const anything = fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()));
  const hostile = fc.record({
    type: fc.oneof(
      fc.constantFrom(...eventTypes),
      fc.constantFrom('__proto__', 'constructor', 'toString'),
      fc.string(),
    ),
    by: fc.oneof(fc.constantFrom('ada', '__proto__', 'constructor', ''), fc.string()),
    body: fc.oneof(
      { weight: 3, arbitrary: logs(1).map(([event]) => event?.body ?? {}) },
      { weight: 1, arbitrary: anything.map((body) => (typeof body === 'object' && body !== null ? body : {})) },
    ),
  });

  test('crash nothing, keep the sequence, and leave every object as it was made', () => {
    const count = 100_000;
    const samples = fc.sample(hostile, 2_000);
    let state = emptyClass;
    const plain = Object.getOwnPropertyNames(Object.prototype).length;
    for (let seq = 1; seq <= count; seq += 1) {
      const sample = samples[(seq * 7_919) % samples.length];
      // What grows without end is cut off from time to time, as an ended class is.
      if (seq % 2_000 === 0) state = { ...emptyClass, seq: state.seq };
      state = fold(state, { ...sample, seq, at: seq } as unknown as ClassEvent);
    }
    expect(state.seq).toBe(count);
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(plain);
    expect(() => JSON.stringify(state)).not.toThrow();
  });
});
