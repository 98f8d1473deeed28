import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyClass, foldAll, pack } from '#classroom';
import type { ClassEvent } from '#classroom';
import { ClassLogClient } from './log.ts';
import type { News } from './log.ts';

const by = '0b8f9a52-5a7e-4a3c-9d39-0d7c4c6f2a11';

/** A class in which one person joins and then writes "1", "2", ... */
function history(length: number): ClassEvent[] {
  return Array.from({ length }, (_, index) => {
    const seq = index + 1;
    const stamp = { seq, at: 1_000 + seq, by };
    return seq === 1
      ? { ...stamp, type: 'joined', body: { name: 'Aline', role: 'listener' } }
      : { ...stamp, type: 'message-posted', key: `key-${seq}`, body: { text: String(seq) } };
  });
}

describe('ClassLogClient', () => {
  it('replaces its events by those of a restored log in one step', () => {
    const log = new ClassLogClient(() => Promise.resolve({ events: [] }));
    log.take(history(9));
    log.take(history(12).slice(11));
    const seen: number[] = [];
    log.state.subscribe(({ seq }) => seen.push(seq));
    log.catchUp({ events: history(4) }, true);
    expect(log.state.value).toEqual(foldAll(emptyClass, history(4)));
    expect(seen).toEqual([9, 4]);
    log.catchUp({ snapshot: pack(foldAll(emptyClass, history(2)), by), events: [] }, true);
    expect(seen).toEqual([9, 4, 2]);
  });

  it('folds each event exactly once, whatever order, repeats and holes they arrive with', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }).chain((length) =>
          fc.record({
            length: fc.constant(length),
            // Each push is a list of positions: any of them any number of times, or never.
            pushes: fc.array(fc.array(fc.nat(length - 1), { maxLength: 6 }), { maxLength: 20, size: 'max' }),
          }),
        ),
        async ({ length, pushes }) => {
          const events = history(length);
          const log = new ClassLogClient((after) => Promise.resolve({ events: events.slice(after) }));
          for (const push of pushes) log.take(push.flatMap((index) => events[index] ?? []));
          await log.fill();
          await log.fill();
          expect(log.state.value).toEqual(foldAll(emptyClass, events));
        },
      ),
    );
  });

  it('shows what came in order at once, and holds back what lies beyond a hole until it is filled', async () => {
    const events = history(6);
    let answer: (news: News) => void = () => undefined;
    const asked: number[] = [];
    const log = new ClassLogClient((after) => {
      asked.push(after);
      return new Promise((resolve) => (answer = resolve));
    });
    log.take(events.slice(0, 2));
    expect(log.state.value.seq).toBe(2);
    log.take(events.slice(4, 5));
    log.take(events.slice(5, 6));
    expect(log.state.value.seq).toBe(2);
    expect(asked).toEqual([2]);
    answer({ events: events.slice(2) });
    await log.fill();
    expect(log.state.value.seq).toBe(6);
  });

  it('takes a gap of hidden events as one step, also when it begins before events that are there', () => {
    const log = new ClassLogClient(() => Promise.resolve({ events: [] }));
    const [first, , , fourth] = history(4);
    if (!first || !fourth) throw new Error('no history');
    log.take([first]);
    log.take([fourth, { seq: 3, at: 1, by: '', type: 'hidden', body: { from: 1 } }]);
    expect(log.state.value.seq).toBe(4);
    expect(log.state.value.messages.map(({ text }) => text)).toEqual(['4']);
  });

  it('replaces its state by a snapshot, unless that is older, and goes on from there', async () => {
    const events = history(6);
    const log = new ClassLogClient(() => Promise.resolve({ events: [] }));
    log.take(events.slice(5));
    log.catchUp({ snapshot: pack(foldAll(emptyClass, events.slice(0, 5)), by), events: [] });
    expect(log.state.value).toEqual(foldAll(emptyClass, events));
    log.replace(pack(foldAll(emptyClass, events.slice(0, 2)), by));
    expect(log.state.value.seq).toBe(6);
    await log.fill();
  });

  it('does not ask without end for what the gateway does not have', async () => {
    const events = history(5);
    let asked = 0;
    const log = new ClassLogClient(() => {
      asked += 1;
      return Promise.resolve({ events: [] });
    });
    log.take(events.slice(3));
    await log.fill();
    expect(asked).toBe(1);
    expect(log.state.value.seq).toBe(0);
  });

  it('survives a connection that is lost while a hole is filled, and fills it when events come again', async () => {
    const events = history(4);
    let there = false;
    const log = new ClassLogClient((after) =>
      there ? Promise.resolve({ events: events.slice(after) }) : Promise.reject(new Error('the connection went')),
    );
    log.take(events.slice(2, 3));
    await log.fill();
    expect(log.state.value.seq).toBe(0);
    there = true;
    log.take(events.slice(3));
    await log.fill();
    expect(log.state.value.seq).toBe(4);
  });
});
