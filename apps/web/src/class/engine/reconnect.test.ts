import { describe, expect, it } from '@jest/globals';
import { reconnectPolicy } from './reconnect.ts';

describe('reconnectPolicy', () => {
  it('tries soon, then less often, and never waits longer than the promise of five seconds allows', () => {
    const policy = reconnectPolicy(() => 0.5);
    expect([0, 1, 2, 6, 7, 50].map((attempt) => policy.delayMs(attempt))).toEqual([300, 700, 1500, 1500, 3000, 3000]);
    const slowest = reconnectPolicy(() => 1);
    for (let attempt = 0; attempt < 20; attempt += 1) expect(slowest.delayMs(attempt)).toBeLessThan(5_000);
  });

  it('spreads a class over time', () => {
    const [early, late] = [reconnectPolicy(() => 0), reconnectPolicy(() => 1)];
    expect(early.delayMs(9)).toBe(2_100);
    expect(late.delayMs(9)).toBe(3_900);
  });
});
