import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * A value that many requests share; it is read when one asks for it and again when it has grown old. Who asks while it is read waits for
 * that reading. The reading belongs to no request: what is known of a request is not known in it.
 */
export class Kept<T> {
  private readonly outside = AsyncLocalStorage.snapshot();
  private kept: { at: number; value: Promise<T> } | undefined;

  /** @param forMs how old it may be */
  constructor(
    private readonly read: () => Promise<T>,
    private readonly forMs: number,
  ) {}

  /** What could not be read is read again when it is asked for next. */
  get(now = Date.now()): Promise<T> {
    if (this.kept && now - this.kept.at < this.forMs) return this.kept.value;
    const kept = { at: now, value: this.outside(this.read) };
    this.kept = kept;
    kept.value.catch(() => {
      if (this.kept === kept) this.kept = undefined;
    });
    return kept.value;
  }

  forget(): void {
    this.kept = undefined;
  }
}
