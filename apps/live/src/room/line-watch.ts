import type { LineQuality } from '#classroom';
import type { Arrival } from '../sfu/arrival.ts';

/** ms for which a line must be worse, or better, before that is said: a short dip is nobody's concern. */
const worseMs = 9_000;
const betterMs = 15_000;
const order: readonly LineQuality[] = ['bad', 'weak', 'good'];

/** Bytes below which their losses say nothing: a second of speech. */
const fewBytes = 3_000;
/** Share of what is sent that is lost, and ms of a round trip, from which on a line is weak or bad (measured: docs/decisions.md). */
const weak = { lost: 0.15, roundTripMs: 800 };
const bad = { lost: 0.35, roundTripMs: 2_500 };

/**
 * How a line is. Of what is sent, a share p is lost, and so is p of what is sent again: again = sent × p / (1 - p), so p = again / (sent + again).
 *
 * @returns undefined: it cannot be told
 */
export function qualityOf({ sent, again, roundTripMs, answered }: Arrival): LineQuality | undefined {
  if (!answered) return 'bad';
  if (sent < fewBytes) return undefined;
  const lost = again / (sent + again);
  const worseThan = (limit: typeof weak) => lost >= limit.lost || roundTripMs >= limit.roundTripMs;
  return worseThan(bad) ? 'bad' : worseThan(weak) ? 'weak' : 'good';
}

/** Watches one person's line by what arrives over it. */
export class LineWatch {
  private told: LineQuality = 'good';
  private next: { quality: LineQuality; timer: NodeJS.Timeout } | undefined;

  constructor(private readonly tell: (quality: LineQuality) => void) {}

  arrived(arrival: Arrival): void {
    const quality = qualityOf(arrival);
    if (quality === undefined || quality === (this.next?.quality ?? this.told)) return;
    this.stop();
    if (quality === this.told) return;
    const wait = order.indexOf(quality) < order.indexOf(this.told) ? worseMs : betterMs;
    const timer = setTimeout(() => {
      this.next = undefined;
      this.told = quality;
      this.tell(quality);
    }, wait).unref();
    this.next = { quality, timer };
  }

  /** The person is back: the log no longer says how their line was. */
  again(): void {
    if (this.told !== 'good') this.tell(this.told);
  }

  stop(): void {
    clearTimeout(this.next?.timer);
    this.next = undefined;
  }
}
