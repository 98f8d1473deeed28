import type { Seen } from './revival.ts';

/**
 * How media stands: `idle` nothing is sent or received, `away` it stopped and is being brought back, `blocked` this network lets
 * neither UDP nor TCP through to the SFU, `unsupported` this browser or address cannot.
 */
export type MediaHealth = 'idle' | 'connecting' | 'well' | 'away' | 'blocked' | 'unsupported';

/** Set-ups that never connected before the network is said to be the cause. */
const blockedAfter = 2;

/** What the transports say together. */
export function judge({
  connections,
  unproven,
  failing,
}: {
  connections: readonly Seen['connection'][];
  /** Set-ups in a row that never connected. */
  unproven: number;
  /** The last set-up failed, and there is no transport to look at. */
  failing: boolean;
}): Exclude<MediaHealth, 'unsupported'> {
  const some = (...wanted: Seen['connection'][]) => connections.some((connection) => wanted.includes(connection));
  const stalled = some('disconnected', 'failed');
  if (some('connected') && !stalled) return 'well';
  if (unproven >= blockedAfter) return 'blocked';
  if (stalled || (failing && connections.length === 0)) return 'away';
  return some('connecting') ? 'connecting' : 'idle';
}
