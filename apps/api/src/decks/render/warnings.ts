/** Sentences of V8 and the decoders when they get no memory. */
const noMemory =
  /allocation failed|out of memory|invalid (typed )?array( buffer)? length|bad_alloc|cannot enlarge memory/i;

/**
 * Reads the warnings of pdf.js on the console of this process. A picture for which there is no memory is only warned of there and
 * left out, so that the page would be shown without it.
 */
export class Warnings {
  #starved = false;

  constructor(on: Pick<Console, 'warn'> = console) {
    on.warn = (...said: unknown[]) => {
      this.#starved ||= noMemory.test(said.map(String).join(' '));
    };
  }

  /** Whether something was left out for want of memory. */
  get starved(): boolean {
    return this.#starved;
  }
}
