import type { Sound } from './wav.ts';

/** Figures of some moments of sound. */
export interface Tone {
  /** Root mean square, 0 to 1. */
  readonly loud: number;
  /** Share of its energy that is a tone of `humHertz`, 0 to 1. */
  readonly hum: number;
}

/** The sound of Firefox's fake microphone: this tone, at 0.07. */
export const humHertz = 1_000;

/** s in which the tone is looked for: jitter buffers stretch and squeeze sound, so a longer one would not be one tone. */
const windowSeconds = 0.02;

export function toneOf({ samples, rate }: Sound): Tone {
  const size = Math.round(windowSeconds * rate);
  const turns = Array.from({ length: size }, (_, i) => (2 * Math.PI * humHertz * i) / rate);
  const [cosines, sines] = [turns.map(Math.cos), turns.map(Math.sin)];
  let energy = 0;
  let hum = 0;
  for (let from = 0; from + size <= samples.length; from += size) {
    let [squares, real, imaginary] = [0, 0, 0];
    for (let i = 0; i < size; i++) {
      const sample = samples[from + i] ?? 0;
      squares += sample * sample;
      real += sample * (cosines[i] ?? 0);
      imaginary += sample * (sines[i] ?? 0);
    }
    energy += squares;
    hum += (2 * (real * real + imaginary * imaginary)) / size;
  }
  const heard = Math.max(1, samples.length - (samples.length % size));
  return { loud: Math.sqrt(energy / heard), hum: energy > 0 ? hum / energy : 0 };
}

/** The hum of a Firefox's microphone, and neither silence nor speech. */
export function hums({ loud, hum }: Tone): boolean {
  return loud > 0.02 && hum > 0.8;
}
