/** From which sequence number on a process wrote the log of a class. */
export interface Epoch {
  readonly owner: string;
  readonly since: number;
}

/**
 * Whether what a client holds up to `after`, told by the process `owner`, is in this log. Each process went on where the one before it had
 * ended; so a client that holds more than that, or was told by a process of which this log knows nothing, has seen another log: a backup
 * was restored meanwhile.
 *
 * @param epochs oldest first
 * @param last newest event of the log
 */
export function holds(epochs: readonly Epoch[], last: number, owner: string, after: number): boolean {
  if (after === 0) return true;
  const at = epochs.findIndex((epoch) => epoch.owner === owner);
  return at >= 0 && after <= (epochs[at + 1]?.since ?? last);
}
