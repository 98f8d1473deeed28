/**
 * Numbers from 0 up to 1, always the same ones, so that runs can be compared: the linear congruential generator of "Numerical Recipes".
 */
export function sequence(seed = 1): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** So many moments between 0 and `ms`, in order, as a Poisson process has them once their number is known: each anywhere, whatever the others do. */
export function arrivals(count: number, ms: number, random: () => number): number[] {
  return Array.from({ length: count }, () => random() * ms).sort((a, b) => a - b);
}
