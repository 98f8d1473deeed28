import { describe, expect, it } from '@jest/globals';
import { reconnectPolicy } from './reconnect.ts';

describe('reconnectPolicy', () => {
  it('tries soon, then less often, and never waits longer than the promise of five seconds allows', () => {
    const policy = reconnectPolicy(() => 0.5);
    expect([0, 1, 2, 6, 7, 50].map((attempt) => policy.delayMs(attempt, false))).toEqual([
      300, 700, 1500, 1500, 3000, 3000,
    ]);
    const slowest = reconnectPolicy(() => 1);
    for (let attempt = 0; attempt < 20; attempt += 1) expect(slowest.delayMs(attempt, false)).toBeLessThan(5_000);
  });

  it('spreads the attempts of a class over time', () => {
    const [early, late] = [reconnectPolicy(() => 0), reconnectPolicy(() => 1)];
    expect(early.delayMs(9, false)).toBe(2_100);
    expect(late.delayMs(9, false)).toBe(3_900);
  });

  it('leaves most attempts short enough that TCP asks again within two and a half seconds, and every third long enough for a slow link', () => {
    const policy = reconnectPolicy(() => 1);
    /** When TCP asks for a connection, ms from the loss: at once, and 1, 3 and 7 s after (Linux, RFC 6298). */
    const asks: number[] = [];
    let at = 0;
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const lasts = policy.attemptMs(attempt);
      asks.push(...[0, 1_000, 3_000, 7_000].filter((after) => after < lasts).map((after) => at + after));
      at += lasts + policy.delayMs(attempt, true);
    }
    const gaps = asks.slice(1).map((ask, place) => ask - (asks[place] ?? 0));
    const waits = gaps.filter((gap) => gap <= 2_500);
    // Within long attempts TCP itself waits four seconds.
    expect(Math.max(...gaps)).toBe(4_000);
    expect(waits.reduce((sum, gap) => sum + gap, 0) / at).toBeGreaterThan(0.7);
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const next = [0, 1, 2].map((more) => policy.attemptMs(attempt + more));
      expect(Math.max(...next)).toBe(8_000);
    }
  });
});
