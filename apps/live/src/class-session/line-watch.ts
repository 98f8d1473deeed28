import type { LineQuality } from '#classroom';
import type { Arrival } from '../sfu/arrival.ts';

/** ms for which a line must be worse, or better, before that is said: a short dip is nobody's concern. */
const worseMs = 9_000;
const betterMs = 15_000;
const order: readonly LineQuality[] = ['bad', 'weak', 'good'];

/** Bytes below which their losses say nothing: a second of speech. */
const fewBytes = 3_000;
/** Share of what is sent that is lost, and ms of a round trip, from which on a line is weak or bad (measured: docs/decisions/0100). */
const weak = { lost: 0.15, roundTripMs: 800 };
const bad = { lost: 0.35, roundTripMs: 2_500 };

/** How a line is, one way; undefined: it cannot be told. */
export function qualityOf({ bytes, lost, roundTripMs, answered }: Arrival): LineQuality | undefined {
  if (!answered) return 'bad';
  if (bytes < fewBytes) return undefined;
  const worseThan = (limit: typeof weak) => lost >= limit.lost || roundTripMs >= limit.roundTripMs;
  return worseThan(bad) ? 'bad' : worseThan(weak) ? 'weak' : 'good';
}

/** Watches one person's line, one way, by what arrives over it. */
class OneWay {
  told: LineQuality = 'good';
  private next: { quality: LineQuality; timer: NodeJS.Timeout } | undefined;

  constructor(private readonly changed: () => void) {}

  arrived(arrival: Arrival): void {
    const quality = qualityOf(arrival);
    if (quality === undefined || quality === (this.next?.quality ?? this.told)) return;
    this.stop();
    if (quality === this.told) return;
    const wait = order.indexOf(quality) < order.indexOf(this.told) ? worseMs : betterMs;
    const timer = setTimeout(() => {
      this.next = undefined;
      this.told = quality;
      this.changed();
    }, wait).unref();
    this.next = { quality, timer };
  }

  /** Nothing goes this way any more, so it is nobody's concern. */
  unused(): void {
    this.stop();
    if (this.told === 'good') return;
    this.told = 'good';
    this.changed();
  }

  stop(): void {
    clearTimeout(this.next?.timer);
    this.next = undefined;
  }
}

/** Watches one person's line: how others arrive at them, and how their own voice arrives here. It is as good as the worse of the two. */
export class LineWatch {
  private readonly to = new OneWay(() => {
    this.changed();
  });
  private readonly from = new OneWay(() => {
    this.changed();
  });
  private told: LineQuality = 'good';

  constructor(private readonly tell: (quality: LineQuality) => void) {}

  /** How what others send arrived at them. */
  arrived(arrival: Arrival): void {
    this.to.arrived(arrival);
  }

  /** How their own voice arrived; undefined: they send none. */
  sounded(arrival: Arrival | undefined): void {
    if (arrival) this.from.arrived(arrival);
    else this.from.unused();
  }

  /** The person is back: the log no longer says how their line was. */
  again(): void {
    if (this.told !== 'good') this.tell(this.told);
  }

  stop(): void {
    this.to.stop();
    this.from.stop();
  }

  private changed(): void {
    const worse = order.find((quality) => [this.to.told, this.from.told].includes(quality)) ?? 'good';
    if (worse === this.told) return;
    this.told = worse;
    this.tell(worse);
  }
}
