import type { LineQuality } from '#classroom';

/** ms for which a line must be worse, or better, before that is said: a short dip is nobody's concern. */
const worseMs = 6_000;
const betterMs = 15_000;
const order: readonly LineQuality[] = ['bad', 'weak', 'good'];

/**
 * How a line is, from mediasoup's score of what arrives over it (10: everything; the fourth power of the share delivered after repair,
 * so 7 is about 9 % lost and 4 about 20 %; RtpStreamSend::UpdateScore of mediasoup 3.27).
 */
export function qualityOf(score: number): LineQuality {
  return score <= 4 ? 'bad' : score <= 7 ? 'weak' : 'good';
}

/** Watches one person's line by what they receive. */
export class LineWatch {
  private readonly scores = new Map<string, number>();
  private told: LineQuality = 'good';
  private next: { quality: LineQuality; timer: NodeJS.Timeout } | undefined;

  constructor(private readonly tell: (quality: LineQuality) => void) {}

  /** @param score undefined: this voice is no longer received */
  score(consumerId: string, score: number | undefined): void {
    if (score === undefined) this.scores.delete(consumerId);
    else this.scores.set(consumerId, score);
    const quality = qualityOf(Math.min(10, ...this.scores.values()));
    if (quality === (this.next?.quality ?? this.told)) return;
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
