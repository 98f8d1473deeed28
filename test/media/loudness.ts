/**
 * Is this the speech that was sent? Codecs, loss and clocks change the samples, so what is compared is loudness over time: the rise and
 * fall of syllables, sentences and pauses, which survives all of them and which another speech does not share.
 */

/** ms of sound that one value of an envelope stands for. */
export const windowMs = 40;

/** Loudness of each window of `windowMs`: root mean square, 0 to 1. A last, shorter window is left out. */
export function envelope(samples: Float32Array, rate: number): number[] {
  const size = Math.round((rate * windowMs) / 1000);
  return Array.from({ length: Math.floor(samples.length / size) }, (_, window) => {
    let sum = 0;
    for (let i = window * size; i < (window + 1) * size; i++) sum += (samples[i] ?? 0) ** 2;
    return Math.sqrt(sum / size);
  });
}

/** How well heard loudness fits a speech that is said over and over. */
export interface Likeness {
  /** Pearson's correlation at the best shift, -1 to 1: 1 for the same sound at any volume, 0 for silence. */
  readonly correlation: number;
  /** Where in the speech the heard part begins, ms. */
  readonly shiftMs: number;
}

/**
 * The best likeness over every place in the (endlessly repeated) speech where the heard part could begin. The square root of the
 * pressure stands for loudness (an ear's exponent is near it): soft syllables count, and a slow change of volume costs little.
 * Measured over shifts of these speeches: the same one, warped by a jitter buffer, 0.94 and more; the other one 0.55 and less.
 */
export function likeness(heard: readonly number[], speech: readonly number[]): Likeness {
  const ear = normalised(smooth(heard).map(Math.sqrt));
  const voice = smooth(speech).map(Math.sqrt);
  let best: Likeness = { correlation: 0, shiftMs: 0 };
  for (let shift = 0; shift < voice.length; shift++) {
    const part = normalised(ear.map((_, i) => voice[(i + shift) % voice.length] ?? 0));
    const correlation = ear.reduce((sum, value, i) => sum + value * (part[i] ?? 0), 0);
    if (correlation > best.correlation) best = { correlation, shiftMs: shift * windowMs };
  }
  return best;
}

/** Over 3 windows: jitter buffers stretch and squeeze sound by some ms. */
function smooth(values: readonly number[]): number[] {
  return values.map((value, i) => (value + (values[i - 1] ?? value) + (values[i + 1] ?? value)) / 3);
}

/** Mean 0 and length 1; a line without any rise or fall (silence, a hum) becomes all zeros. */
function normalised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const length = Math.hypot(...values.map((value) => value - mean));
  return values.map((value) => (length > 1e-9 ? (value - mean) / length : 0));
}
