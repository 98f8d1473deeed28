import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Turns } from './turns.ts';

const waitMs = 60_000;

describe('turns', () => {
  test('so many run at once, the others follow in order, and no more may wait than the limit', async () => {
    const turns = new Turns({ running: 2, waiting: 3, waitMs });
    const order: number[] = [];
    const ends: (() => void)[] = [];
    const ask = async (number: number) => {
      ends.push(await turns.take('ada'));
      order.push(number);
    };
    const asked = [1, 2, 3, 4, 5].map(ask);
    await expect(turns.take('ada')).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS', facts: { seconds: 1 } });
    await setImmediate();
    expect(order).toEqual([1, 2]);
    ends[1]?.();
    ends[1]?.();
    await setImmediate();
    expect(order).toEqual([1, 2, 3]);
    for (const end of ends) end();
    await setImmediate();
    for (const end of ends) end();
    await Promise.all(asked);
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  test('a caller that has waited too long is told so, and the next one gets the turn', async () => {
    const turns = new Turns({ running: 1, waiting: 2, waitMs: 30 });
    const end = await turns.take('ada');
    await expect(turns.take('ada')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const next = turns.take('ada');
    end();
    (await next)();
    expect(turns.size).toBe(0);
  });

  test('without limits all wait until it is their turn, also after one that failed', async () => {
    const turns = new Turns({ running: 1 });
    const order: number[] = [];
    const work = async (number: number) => {
      await setImmediate();
      order.push(number);
      if (number === 1) throw new Error('failed');
      return number;
    };
    const asked = Array.from({ length: 20 }, (_, number) => turns.during('ada', () => work(number)));
    await expect(asked[1]).rejects.toThrow('failed');
    expect(await Promise.all(asked.filter((_, number) => number !== 1))).toHaveLength(19);
    expect(order).toEqual(Array.from({ length: 20 }, (_, number) => number));
    expect(turns.size).toBe(0);
  });

  test('keys do not wait for each other', async () => {
    const turns = new Turns({ running: 1, waiting: 1, waitMs });
    const end = await turns.take('ada');
    const waiting = turns.take('ada');
    expect(await turns.take('bee')).toBeInstanceOf(Function);
    end();
    (await waiting)();
  });

  test('all get their turn in any order, never more at once than allowed, and no key is kept afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), ticks: fc.nat(3) }), {
          minLength: 20,
          maxLength: 60,
          size: 'max',
        }),
        fc.integer({ min: 1, max: 4 }),
        async (asked, running) => {
          const turns = new Turns({ running, waiting: 60, waitMs });
          const now = new Map<string, number>();
          let most = 0;
          await Promise.all(
            asked.map(async ({ key, ticks }) => {
              const end = await turns.take(key);
              now.set(key, (now.get(key) ?? 0) + 1);
              most = Math.max(most, now.get(key) ?? 0);
              for (let tick = 0; tick < ticks; tick++) await setImmediate();
              now.set(key, (now.get(key) ?? 0) - 1);
              end();
            }),
          );
          // Twenty in three lines reach the limit.
          expect(most).toBe(running);
          expect(turns.size).toBe(0);
        },
      ),
      { numRuns: 50 },
    );
  });
});
