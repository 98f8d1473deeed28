import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { RateBook, Rates, TokenBucket, rateOf } from './rates.ts';

describe('a token bucket', () => {
  test('gives its burst at once, then what time brings', () => {
    const bucket = new TokenBucket({ burst: 3, perSecond: 2 }, 0);
    expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false]);
    expect([400, 500, 600, 1_000].map((now) => bucket.take(now))).toEqual([false, true, false, true]);
  });

  test('never gives more than its burst and what time brought, however it is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.array(fc.nat(3_000), { maxLength: 200, size: 'max' }),
        (burst, perSecond, waits) => {
          const bucket = new TokenBucket({ burst, perSecond }, 0);
          let now = 0;
          let given = 0;
          for (const wait of waits) if (bucket.take((now += wait))) given++;
          expect(given).toBeLessThanOrEqual(burst + (now / 1000) * perSecond + 1e-6);
        },
      ),
    );
  });
});

describe('the rates of a person', () => {
  test('one kind of message does not use up another', () => {
    const rates = new Rates(0);
    const { burst } = rateOf('chat.post');
    for (let count = 0; count < burst; count++) expect(rates.take('chat.post', 0)).toBe(true);
    expect(rates.take('chat.post', 0)).toBe(false);
    expect(rates.take('media.resume', 0)).toBe(true);
  });

  test('messages that a client sends at once when its connection is back are let through', () => {
    const rates = new Rates(0);
    const messages = [
      'class.enter',
      'media.restartIce',
      'media.restartIce',
      'media.send',
      'media.receive',
      'media.connect',
      'media.connect',
      'media.produce',
      'media.produce',
      'media.produce',
      ...Array.from({ length: 20 }, () => 'media.resume' as const),
      ...Array.from({ length: 20 }, () => 'chat.post' as const),
    ] as const;
    expect(messages.filter((name) => !rates.take(name, 0))).toEqual([]);
  });

  test('outlive a connection', () => {
    const book = new RateBook();
    const first = book.open('somebody');
    while (first.take('chat.post', performance.now()));
    book.close('somebody');
    const second = book.open('somebody');
    expect(second.take('chat.post', performance.now())).toBe(false);
    expect(book.open('another').take('chat.post', performance.now())).toBe(true);
    expect(book.connections('somebody')).toBe(1);
  });
});
