/** When things were sent, acknowledged and delivered, ms. */
export class Timings {
  readonly #sentAt = new Map<string, number>();
  readonly acknowledgements: number[] = [];
  readonly deliveries: number[] = [];
  /** Greatest sequence number that was acknowledged. */
  lastSeq = 0;

  sent(key: string, at: number): void {
    this.#sentAt.set(key, at);
  }

  acknowledged(ms: number, seq: number): void {
    this.acknowledgements.push(ms);
    this.lastSeq = Math.max(this.lastSeq, seq);
  }

  delivered(key: string, at: number): void {
    const sentAt = this.#sentAt.get(key);
    if (sentAt !== undefined) this.deliveries.push(at - sentAt);
  }
}

/** Nearest rank. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = Float64Array.from(values).sort();
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
  return Math.round(value * 10) / 10;
}
