/** A count of bytes at an instant. */
interface Sample {
  readonly at: number;
  readonly bytes: number;
}

/** ms over which the present rate is judged. */
const windowMs = 60_000;
/** ms of samples needed before a forecast means anything. */
const leastMs = 10_000;
const megabyte = 1_000_000;

/**
 * What the class costs in data: bytes used, and what an hour will cost at the rate of the last minute. Sources (a transport, the socket)
 * report running totals of their own; one that is replaced keeps what it had used.
 */
export class DataMeter {
  private readonly totals = new Map<string, number>();
  private readonly samples: Sample[] = [];

  /** @param total bytes since `source` began, both ways */
  report(source: string, total: number): void {
    this.totals.set(source, Math.max(total, this.totals.get(source) ?? 0));
  }

  add(source: string, bytes: number): void {
    this.totals.set(source, (this.totals.get(source) ?? 0) + bytes);
  }

  get bytes(): number {
    let sum = 0;
    for (const total of this.totals.values()) sum += total;
    return sum;
  }

  /**
   * Takes a reading.
   *
   * @param now ms, a clock that never jumps
   * @returns megabytes (10^6) used, and megabytes an hour at the present rate once ten seconds are known
   */
  read(now: number): { megabytes: number; megabytesAnHour: number | undefined } {
    const { bytes } = this;
    this.samples.push({ at: now, bytes });
    while (this.samples.length > 2 && now - (this.samples[1]?.at ?? now) >= windowMs) this.samples.shift();
    const first = this.samples[0];
    const spanMs = first ? now - first.at : 0;
    const perHour = first && spanMs >= leastMs ? ((bytes - first.bytes) / spanMs) * 3_600_000 : undefined;
    return {
      megabytes: bytes / megabyte,
      megabytesAnHour: perHour === undefined ? undefined : perHour / megabyte,
    };
  }
}
