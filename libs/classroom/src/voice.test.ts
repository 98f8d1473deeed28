import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { cameraLadder, playoutDelayMs, screenScalability } from './index.ts';

describe('play-out delay', () => {
  test.each([
    [0, 300],
    [300, 800],
    [600, 1400],
    [5_000, 1500],
  ])('a lecture over a round trip of %i ms buys %i ms', (roundTrip, delay) => {
    expect(playoutDelayMs(roundTrip, false)).toBe(delay);
  });

  test('a dialogue is never kept waiting', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60_000, noNaN: true }), (roundTrip) => {
        expect(playoutDelayMs(roundTrip, true)).toBe(250);
      }),
    );
  });
});

test('every picture leaves the SFU something to leave out', () => {
  expect(cameraLadder.length).toBeGreaterThan(1);
  expect(screenScalability).toBe('L1T2');
  const rates = cameraLadder.map(({ maxBitrate }) => maxBitrate);
  expect(rates).toEqual([...rates].sort((a, b) => a - b));
});
