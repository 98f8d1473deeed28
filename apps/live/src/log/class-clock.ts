/** ms by which the database's clock and ours may drift apart between two events: an answer may take some seconds. */
const tolerated = 10_000;

/**
 * The time of a class. Clocks of machines jump: somebody sets them, or they hear of the right time late. A class goes on for as long as it
 * really takes, so that nobody was there for three hours who came five minutes ago. Its events are dated by the database's clock as long as
 * that goes as fast as a clock that never jumps, and by the latter from then on.
 */
export class ClassClock {
  /** When an event was dated by the database: its time (ms since the epoch), and the steady clock's. */
  private known: { at: number; steady: number } | undefined;

  /** @param steady never jumps, ms */
  constructor(private readonly steady: () => number = () => performance.now()) {}

  /** What the database's clock should say now, ms since the epoch; undefined before the first event. */
  get expected(): number | undefined {
    return this.known && Math.round(this.known.at + this.steady() - this.known.steady);
  }

  /** ms since the epoch. */
  get now(): number {
    return this.expected ?? Date.now();
  }

  /** The times between which the database's clock is believed, ms since the epoch. */
  get believed(): { from: number; expected: number; to: number } | undefined {
    const { expected } = this;
    return expected === undefined ? undefined : { from: expected - tolerated, expected, to: expected + tolerated };
  }

  /** An event was dated. @param asked what was believed when it was asked for */
  dated(at: number, asked: ClassClock['believed']): void {
    // Dated by the steady clock, there is nothing new to know.
    if (asked && at === asked.expected) return;
    this.known = { at, steady: this.steady() };
  }
}
