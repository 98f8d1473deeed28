import { setImmediate } from 'node:timers/promises';

/** Rows between two breaths: some milliseconds of work. */
const rows = 250;

/** Whether others should be let in before this row. */
export const isTurn = (index: number): boolean => index % rows === rows - 1;

/**
 * Lets the process answer others for a moment.
 *
 * @throws whatever `signal` was aborted with
 */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
