/** When to try again after the connection was lost. */
export interface ReconnectPolicy {
  /**
   * ms to wait after attempt `attempt` (0 is the first after a loss).
   *
   * @param gaveUp nothing answered in time: the link is down, so that nobody is asked too often
   */
  delayMs(attempt: number, gaveUp: boolean): number;
  /**
   * ms one attempt may take before a new one replaces it. An attempt begun while the link is down repeats its TCP
   * handshake after 1, 3, 7, 15 s: a fresh one is sooner there once the link is back.
   */
  attemptMs(attempt: number): number;
}

/** A live service that was killed is back within some seconds, so attempts are frequent at first. */
const delays = [300, 700, 1_500, 1_500, 1_500, 1_500, 1_500, 3_000] as const;
const delayAfterNothing = 500;
/** The first attempts are long enough for a slow connection, and later every third; the others find a link that is back within two seconds. */
const attempts = [5_000, 8_000] as const;
const [short, long] = [4_000, 8_000];
const longEvery = 3;
const spread = 0.3;

/**
 * Soon at first, every 1.5 s for some ten seconds, then every 3 s, spread by 30 % so that a class of three hundred does not return in one instant.
 *
 * @param random a number from 0 to 1, as Math.random
 */
export function reconnectPolicy(random: () => number = Math.random): ReconnectPolicy {
  const delay = (attempt: number) => delays[Math.min(attempt, delays.length - 1)] ?? 0;
  return {
    delayMs: (attempt, gaveUp) =>
      Math.round((gaveUp ? delayAfterNothing : delay(attempt)) * (1 - spread + 2 * spread * random())),
    attemptMs: (attempt) => attempts[attempt] ?? ((attempt + 1) % longEvery === 0 ? long : short),
  };
}
