import { setImmediate } from 'node:timers/promises';
import { giveBack } from './give-back.ts';

/** Rows between two breaths: some milliseconds of work. */
const rows = 250;
/** Breaths between two that give memory back: some 3,000 lines. */
const between = 12;
let breaths = 0;

/** Whether others should be let in before this row. */
export const isTurn = (index: number): boolean => index % rows === rows - 1;

/**
 * Lets the process answer others for a moment.
 *
 * @throws whatever `signal` was aborted with
 */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await setImmediate();
  breaths += 1;
  if (breaths % between === 0) giveBack();
  signal?.throwIfAborted();
}
