import { describe, expect, test } from '@jest/globals';
import { Allowance, mostBitrate } from './allowance.ts';

/** Sends at a bitrate, looked at every 4 s, for a minute. @returns s until it is overdrawn */
function overdrawnAfter(most: number, bitrate: number): number | undefined {
  const allowance = new Allowance(most, 0);
  for (let second = 4; second <= 60; second += 4) {
    allowance.spend((bitrate * 4) / 8, second * 1_000);
    if (allowance.overdrawn(second * 1_000)) return second;
  }
  return undefined;
}

describe('what a source may take', () => {
  const voice = mostBitrate('microphone', 'listener');

  test('is more than what our own client sends of it, also twice over', () => {
    expect(overdrawnAfter(voice, 24_000)).toBeUndefined();
    expect(overdrawnAfter(voice, 48_000)).toBeUndefined();
    expect(overdrawnAfter(mostBitrate('camera', 'host'), 1_300_000)).toBeUndefined();
  });

  test('is less than what a voice can be made to take', () => {
    expect(overdrawnAfter(voice, 170_000)).toBe(4);
    expect(overdrawnAfter(mostBitrate('camera', 'listener'), 2_000_000)).toBe(4);
  });

  test('comes back with time, and not at once', () => {
    const allowance = new Allowance(voice, 0);
    allowance.spend((voice * 15) / 8, 0);
    expect(allowance.overdrawn(4_000)).toBe(true);
    expect(allowance.overdrawn(6_000)).toBe(false);
    allowance.spend(0, 600_000);
    allowance.spendFor(8_000, 600_000);
    expect(allowance.overdrawn(600_000)).toBe(false);
    allowance.spendFor(3_000, 600_000);
    expect(allowance.overdrawn(600_000)).toBe(true);
  });
});
