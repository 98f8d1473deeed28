import { setImmediate } from 'node:timers/promises';
import { giveBack } from './give-back.ts';

/** Rows between two pauses: some milliseconds of work. */
const rows = 250;
/** Most characters between two pauses, in any number of rows. */
const characters = 64 * 1024;
/** Pauses between two that collect garbage: some 3,000 lines. */
const between = 12;
/** ms between two garbage collections at least: each stops the process for some 50, and a large process for longer. */
const betweenMs = 500;
/** The share of all time that they may take. */
const share = 0.1;
let breaths = 0;
let next = 0;

/** Whether other work should run before this row. */
export const isTurn = (index: number): boolean => index % rows === rows - 1;

/** Tells when other work should run while a text is read line by line: empty lines are work as well. */
export class ReadSoFar {
  private since = 0;

  /** @param size characters of the line that was read */
  isTurn(size: number): boolean {
    this.since += size + 1;
    if (this.since <= characters) return false;
    this.since = 0;
    return true;
  }
}

/**
 * Lets the process answer other requests for a moment.
 *
 * @throws the reason with which `signal` was aborted
 */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await setImmediate();
  breaths += 1;
  const begun = performance.now();
  if (breaths >= between && begun >= next) {
    giveBack();
    breaths = 0;
    const ended = performance.now();
    next = ended + Math.max(betweenMs, (ended - begun) / share);
  }
  signal?.throwIfAborted();
}
