import type { TimetableChangeModel } from './models.ts';

/** News for one listener. News that arrive while it is busy are merged, so that a slow listener costs a set and no queue. */
export class Channel implements AsyncIterableIterator<TimetableChangeModel> {
  private readonly waiting = new Set<string>();
  private ended = false;
  private wake: (() => void) | undefined;

  /** @param onEnd called once, on either side's end */
  constructor(private readonly onEnd: () => void) {}

  tell(sectionIds: Iterable<string>): void {
    if (this.ended) return;
    for (const id of sectionIds) this.waiting.add(id);
    if (this.waiting.size > 0) this.wake?.();
  }

  async next(): Promise<IteratorResult<TimetableChangeModel>> {
    while (!this.ended && this.waiting.size === 0) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    if (this.ended) return { done: true, value: undefined };
    const sectionIds = [...this.waiting];
    this.waiting.clear();
    return { done: false, value: { sectionIds } };
  }

  return(): Promise<IteratorResult<TimetableChangeModel>> {
    if (!this.ended) {
      this.ended = true;
      this.onEnd();
      this.wake?.();
    }
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
