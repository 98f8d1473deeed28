import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { speechFile } from './speech.ts';
import { humHertz, hums, toneOf } from './tone.ts';
import { readWav } from './wav.ts';

const rate = 48_000;
const wave = (hertz: number, peak: number) => ({
  rate,
  samples: Float32Array.from({ length: rate }, (_, i) => peak * Math.sin((2 * Math.PI * hertz * i) / rate)),
});

describe('a hum', () => {
  test('is recognised by its one tone and its loudness', () => {
    const found = toneOf(wave(humHertz, 0.1));
    expect(found.hum).toBeCloseTo(1, 3);
    expect(found.loud).toBeCloseTo(0.0707, 3);
    expect(hums(found)).toBe(true);
  });

  test('is not recognised in another tone, faint sound, silence, no samples, or speech', async () => {
    const { samples } = readWav(await readFile(await speechFile('lecturer')));
    const others = [
      wave(440, 0.1),
      wave(humHertz, 0.01),
      wave(humHertz, 0),
      { rate, samples: new Float32Array() },
      ...Array.from({ length: 15 }, (_, second) => second).map((second) => ({
        rate,
        samples: samples.subarray(second * rate, (second + 1) * rate),
      })),
    ];
    expect(others.map((other) => hums(toneOf(other)))).toEqual(others.map(() => false));
  });
});
