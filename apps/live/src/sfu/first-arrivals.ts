/** Sequence numbers are of 16 bits (RFC 3550, 5.1). */
const numbers = 0x1_0000;
/** A step from which on the sender has begun anew (RFC 3550, A.1: MAX_DROPOUT). */
const anew = 3_000;

/** Counts what of a stream arrives in the first place, by its sequence numbers; what comes late or again does not count. */
export class FirstArrivals {
  /** Packets that should have come. */
  expected = 0;
  arrived = 0;
  /** Of those that came. */
  bytes = 0;
  private last: number | undefined;

  take(sequence: number, size: number): void {
    const step = this.last === undefined ? 1 : (sequence - this.last + numbers) % numbers;
    if (step === 0 || step > numbers - anew) return;
    this.last = sequence;
    this.expected += step < anew ? step : 1;
    this.arrived += 1;
    this.bytes += size;
  }
}
