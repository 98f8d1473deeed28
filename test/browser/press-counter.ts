import type { BrowserContext } from 'playwright-core';

/** Counts what somebody presses on the pages: each press of the mouse or a finger, and each choice in a list. Typing is not counted. */
export class PressCounter {
  #now = 0;
  #before = 0;
  /** What was done -> presses. */
  readonly taken: Record<string, number> = {};

  static async of(context: BrowserContext): Promise<PressCounter> {
    const counter = new PressCounter();
    await context.exposeBinding('ikiraroPressed', () => {
      counter.#now += 1;
    });
    await context.addInitScript({
      content: `addEventListener('pointerdown', () => void ikiraroPressed(), true);
        addEventListener('change', ({ target }) => target instanceof HTMLSelectElement && void ikiraroPressed(), true);`,
    });
    return counter;
  }

  /** Writes down the presses since the last time. */
  take(what: string): void {
    this.taken[what] = this.#now - this.#before;
    this.#before = this.#now;
  }
}
