const firstMs = 200;
const longestMs = 5_000;
/** Who ran this long had recovered: the next fall is a new one. */
const recoveredMs = 30_000;

/** How long to wait before something that died is started again: 200 ms, doubling to 5 s. */
export class Backoff {
  private delayMs = firstMs;
  private last = 0;

  next(now: number = performance.now()): number {
    if (now - this.last > recoveredMs) this.reset();
    const delay = this.delayMs;
    this.delayMs = Math.min(delay * 2, longestMs);
    this.last = now;
    return delay;
  }

  reset(): void {
    this.delayMs = firstMs;
  }
}
