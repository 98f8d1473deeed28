/**
 * How a stalled media connection is brought back. Measured: a browser says `disconnected` 4 to 5 s after the loss; without an ICE
 * restart a connection away for 20 s never returned, with one it resumed 1 s after the link did. So restart, repeat, and when
 * that does not help, set media up anew.
 */
export const revivalPolicy = {
  /** ms between two ICE restarts. */
  everyMs: 4_000,
  /** Restarts without success before media is set up anew. */
  restarts: 4,
  /** ms a first connection may take before it is set up anew. */
  firstMs: 20_000,
} as const;

export type RevivalPolicy = { readonly [K in keyof typeof revivalPolicy]: number };

/** What is seen of one media connection at an instant. */
export interface Seen {
  readonly connection: 'new' | 'connecting' | 'connected' | 'disconnected' | 'failed' | 'closed';
  /** The class connection is open, so that something can be asked. */
  readonly lineOpen: boolean;
  /** ms, a clock that never jumps. */
  readonly now: number;
}

/** What has been tried since the connection was last well. */
export interface Revival {
  readonly asked: number;
  readonly lastAt: number | undefined;
  /** Since when it has been connecting for the first time. */
  readonly firstSince: number | undefined;
  /** It has been connected once. */
  readonly proven: boolean;
}

export type RevivalStep = 'nothing' | 'restart' | 'rebuild';

export const freshRevival: Revival = { asked: 0, lastAt: undefined, firstSince: undefined, proven: false };

/** What to do now, and what to remember. Pure: call it every second and at every change. */
export function revive(was: Revival, seen: Seen, policy: RevivalPolicy = revivalPolicy): [Revival, RevivalStep] {
  const { connection, lineOpen, now } = seen;
  if (connection === 'connected') return [{ ...freshRevival, proven: true }, 'nothing'];
  if (connection === 'new' || connection === 'closed') return [was, 'nothing'];
  const firstSince = was.firstSince ?? now;
  const kept = { ...was, firstSince };
  if (!was.proven && connection === 'connecting' && was.asked === 0) {
    return now - firstSince >= policy.firstMs && lineOpen ? [freshRevival, 'rebuild'] : [kept, 'nothing'];
  }
  if (!lineOpen) return [kept, 'nothing'];
  if (was.lastAt !== undefined && now - was.lastAt < policy.everyMs) return [kept, 'nothing'];
  if (was.asked >= policy.restarts) return [freshRevival, 'rebuild'];
  return [{ ...kept, asked: was.asked + 1, lastAt: now }, 'restart'];
}

/** The network changed or the class connection is back: whatever was waited for, ask now. A connection that is well stays so. */
export function hurry(was: Revival): Revival {
  return { ...was, lastAt: undefined };
}
