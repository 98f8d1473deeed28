import { limits } from '#contract/limits';

/** What sentences about files of slides say of their limits. */
export const deckLimits = { megabytes: limits.deckBytes / 1_000_000, pages: limits.deckPages };
