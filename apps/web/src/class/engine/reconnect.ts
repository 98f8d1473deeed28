/** When to try again after the line was lost. */
export interface ReconnectPolicy {
  /** ms to wait before attempt `attempt` (0 is the first after a loss). */
  delayMs(attempt: number): number;
  /**
   * ms one attempt may take before a new one replaces it. An attempt begun while the link is down repeats its TCP
   * handshake after 1, 3, 7, 15 s: a fresh one is sooner there once the link is back.
   */
  attemptMs(attempt: number): number;
}

/** A live service that was killed is back within some seconds: until then a long pause would be most of the wait. */
const delays = [300, 700, 1_500, 1_500, 1_500, 1_500, 1_500, 3_000] as const;
const attempts = [5_000, 6_000, 8_000] as const;
const spread = 0.3;

/**
 * Soon at first, every 1.5 s for some ten seconds, then every 3 s, spread by 30 % so that a class of three hundred does not return in one instant.
 *
 * @param random a number from 0 to 1, as Math.random
 */
export function reconnectPolicy(random: () => number = Math.random): ReconnectPolicy {
  const at = (list: readonly number[], attempt: number) => list[Math.min(attempt, list.length - 1)] ?? 0;
  return {
    delayMs: (attempt) => Math.round(at(delays, attempt) * (1 - spread + 2 * spread * random())),
    attemptMs: (attempt) => at(attempts, attempt),
  };
}
