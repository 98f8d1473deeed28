import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { envelope, likeness, windowMs } from './loudness.ts';
import { speechFile } from './speech.ts';
import { readWav, resample, writeWav } from './wav.ts';
import type { Sound } from './wav.ts';

let lecturer: Sound;
let student: Sound;
beforeAll(async () => {
  lecturer = readWav(await readFile(await speechFile('lecturer')));
  student = readWav(await readFile(await speechFile('student')));
});

const of = ({ samples, rate }: Sound) => envelope(samples, rate);

/** `seconds` of a sound that repeats itself, from `from` seconds on. */
const heard = ({ samples, rate }: Sound, from: number, seconds: number, volume = 1): Sound => ({
  rate,
  samples: Float32Array.from(
    { length: seconds * rate },
    (_, i) => (samples[(i + Math.round(from * rate)) % samples.length] ?? 0) * volume,
  ),
});

/** The same noise every time: a linear congruential generator. */
const noise = (seconds: number, rate: number, level: number): Sound => {
  let seed = 1;
  return {
    rate,
    samples: Float32Array.from({ length: seconds * rate }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return (seed / 1_073_741_824 - 1) * level;
    }),
  };
};

describe('loudness over time', () => {
  test('the test speeches are long enough to be told apart, of 48 kHz, with sound and pauses', () => {
    for (const speech of [lecturer, student]) {
      expect(speech.rate).toBe(48_000);
      expect(speech.samples.length / speech.rate).toBeGreaterThan(15);
      const loud = of(speech);
      expect(loud.filter((value) => value > 0.05).length).toBeGreaterThan(loud.length / 4);
      expect(loud.filter((value) => value < 0.001).length).toBeGreaterThan(loud.length / 10);
    }
  });

  test('a part of the speech is recognised at its place, at any volume, over the end of the loop', () => {
    const whole = of(lecturer);
    for (const from of [0.4, 7.2, 17.6]) {
      const { correlation, shiftMs } = likeness(of(heard(lecturer, from, 12, 0.2)), whole);
      expect(correlation).toBeGreaterThan(0.99);
      expect(Math.abs(shiftMs - from * 1000)).toBeLessThanOrEqual(windowMs);
    }
  });

  test('the speech is recognised under some noise', () => {
    const part = heard(lecturer, 3, 12);
    const hiss = noise(12, part.rate, 0.01).samples;
    const samples = part.samples.map((sample, i) => sample + (hiss[i] ?? 0));
    expect(likeness(envelope(samples, part.rate), of(lecturer)).correlation).toBeGreaterThan(0.85);
  });

  test('the other speech, noise, a hum and silence are not taken for the speech', () => {
    const whole = of(lecturer);
    for (const from of [0, 2, 4, 6, 8, 10]) {
      expect(likeness(of(heard(student, from, 12)), whole).correlation).toBeLessThan(0.6);
      expect(likeness(of(heard(lecturer, from, 12)), of(student)).correlation).toBeLessThan(0.6);
    }
    expect(likeness(of(noise(12, 48_000, 0.3)), whole).correlation).toBeLessThan(0.4);
    expect(
      likeness(
        Array.from({ length: 300 }, () => 0.2),
        whole,
      ).correlation,
    ).toBe(0);
    expect(
      likeness(
        Array.from({ length: 300 }, () => 0),
        whole,
      ).correlation,
    ).toBe(0);
  });
});

describe('WAV', () => {
  test('a written file is read again', () => {
    const tone: Sound = { rate: 8000, samples: Float32Array.from({ length: 80 }, (_, i) => Math.sin(i / 3) / 2) };
    const back = readWav(writeWav(tone));
    expect(back.rate).toBe(8000);
    back.samples.forEach((sample, i) => expect(sample).toBeCloseTo(tone.samples[i] ?? 9, 3));
  });

  test('another rate keeps the length in time and the shape', () => {
    const tone: Sound = { rate: 8000, samples: Float32Array.from({ length: 8000 }, (_, i) => Math.sin(i / 20)) };
    const finer = resample(tone, 48_000);
    expect(finer.samples.length).toBe(48_000);
    expect(finer.samples[6000]).toBeCloseTo(tone.samples[1000] ?? 9, 3);
  });

  test('a file of another format is refused', () => {
    expect(() => readWav(Buffer.from('not a sound at all, but long enough'))).toThrow('RIFF');
  });
});
