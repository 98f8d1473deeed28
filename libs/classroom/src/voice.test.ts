import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  cameraEncodings,
  cameraLadder,
  cameraSize,
  playoutDelayMs,
  screenBitrate,
  screenScalability,
  voice,
} from './index.ts';

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

test('a new page of a shared screen fits a line of 200 kbit/s beside a voice and the headers of both', () => {
  const headers = 0.05 * screenBitrate + (68 * 8 * 1_000) / voice.packetMs;
  expect(screenBitrate + voice.maxAverageBitrate + headers).toBeLessThanOrEqual(200_000);
});

describe('layers of a camera', () => {
  const layers = (width: number, height: number, of: 'lecturer' | 'student' = 'lecturer') =>
    cameraEncodings({ width, height }, of).map(({ scaleResolutionDownBy, maxBitrate }) => [
      Math.round(Math.min(width, height) / scaleResolutionDownBy),
      maxBitrate,
    ]);
  test.each([
    [960, 540],
    [1280, 720],
    [720, 1280],
    [1920, 1080],
  ])('%i x %i: all three', (width, height) => {
    expect(layers(width, height)).toEqual([
      [90, 50_000],
      [180, 150_000],
      [360, 450_000],
    ]);
  });
  test.each([
    [640, 360, 360],
    [640, 480, 360],
    [480, 320, 320],
  ])('%i x %i, too small for three: the lowest and the highest', (width, height, side) => {
    expect(layers(width, height)).toEqual([
      [90, 50_000],
      [side, 450_000],
    ]);
  });
  test('of a very small one there is one', () => {
    expect(layers(320, 180)).toEqual([[90, 50_000]]);
  });
  test('a student sends the lower two', () => {
    const { width, height } = cameraSize.student;
    expect(layers(width, height, 'student')).toEqual([
      [90, 50_000],
      [180, 150_000],
    ]);
  });
});
