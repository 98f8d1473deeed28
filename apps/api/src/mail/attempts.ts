import type { RetryPolicy } from '../jobs/index.ts';

/** Letters are tried for some nine hours. Mail servers of universities take few connections from one address. */
export const letterPolicy: RetryPolicy = {
  retries: 21,
  firstPause: 60,
  longestPause: 1_800,
  longest: 300,
  atOnce: 4,
};

/** After so many attempts a letter is given up. */
export const mostLetterAttempts = letterPolicy.retries + 1;
