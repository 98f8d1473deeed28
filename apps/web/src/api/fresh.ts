type Fetch = typeof fetch;

/**
 * Makes sure that nobody is given an answer from before a change. A query that was asked before a change and is answered after it
 * may return the old state. So its answer, also an error, is dropped, and the query is asked again. A caller who waits for it
 * waits on and never sees the old answer.
 */
export class Freshness {
  private changes = 0;

  /** Called when something was changed elsewhere: answers that are under way may be older than that. */
  changed(): void {
    this.changes += 1;
  }

  /** `send` for mutations. A refused or lost one counts too, because it may have been carried out. */
  changing(send: Fetch): Fetch {
    return async (input, init) => {
      try {
        return await send(input, init);
      } finally {
        this.changed();
      }
    };
  }

  /** `send` for queries. */
  asking(send: Fetch): Fetch {
    return async (input, init) => {
      for (;;) {
        const before = this.changes;
        const isOld = () => before !== this.changes && !init?.signal?.aborted;
        try {
          const response = await send(input, init);
          if (!isOld()) return response;
        } catch (error) {
          if (!isOld()) throw error;
        }
      }
    };
  }
}
