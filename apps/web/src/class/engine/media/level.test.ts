import { describe, expect, it } from '@jest/globals';
import { levelOf } from './level.ts';

const sine = (amplitude: number) =>
  Float32Array.from({ length: 1024 }, (_, index) => amplitude * Math.sin((index * 2 * Math.PI * 16) / 1024));

describe('levelOf', () => {
  it('is nothing for silence, and for what lies 60 dB down', () => {
    expect(levelOf(new Float32Array(1024))).toBe(0);
    expect(levelOf(sine(0.001))).toBe(0);
  });

  it('grows by a sixth for each 10 dB', () => {
    const [quiet, loud] = [levelOf(sine(0.01)), levelOf(sine(0.01 * Math.sqrt(10)))];
    expect(loud - quiet).toBeCloseTo(1 / 6, 5);
  });

  it('never leaves the scale', () => {
    expect(levelOf(Float32Array.from({ length: 8 }, () => 1))).toBe(1);
  });
});
