import { cameraLadder, screenBitrate, screenSound, voice } from '#classroom';
import type { ClassRole, Source } from '#classroom';

/** How much more than our own client sends is taken: headers, what is sent again over a line that loses, an encoder that overshoots. */
const room = 3;
/** s of it that may come at once. */
const burstSeconds = 10;

/** bit/s of the camera's layers that somebody may send: libs/classroom `cameraEncodings`. */
const ladder = (layers: number) => cameraLadder.slice(0, layers).reduce((sum, { maxBitrate }) => sum + maxBitrate, 0);

/**
 * What one source of one person may take in the long run, bit/s. mediasoup's `setMaxIncomingBitrate` only asks the sender's browser, and only for
 * pictures; everybody's line carries what is sent.
 */
export function mostBitrate(source: Source, role: ClassRole): number {
  const ours: Readonly<Record<Source, number>> = {
    microphone: voice.maxAverageBitrate,
    'screen-sound': screenSound.maxAverageBitrate,
    camera: ladder(role === 'host' ? cameraLadder.length : 2),
    screen: screenBitrate,
  };
  return room * ours[source];
}

/** A token bucket over what one source sends: it fills at its bitrate, and may be overdrawn by what came between two looks. */
export class Allowance {
  private left: number;
  private at: number;

  /** @param now ms of a steady clock */
  constructor(
    private readonly bitrate: number,
    now: number,
  ) {
    this.left = bitrate * burstSeconds;
    this.at = now;
  }

  /** Takes what was sent since the last look. */
  spend(bytes: number, now: number): void {
    this.left = this.rest(now) - bytes * 8;
    this.at = now;
  }

  /** Takes what may be sent in so many ms: what was sent is not known. */
  spendFor(ms: number, now: number): void {
    this.spend((this.bitrate * ms) / 8_000, now);
  }

  /** Whether more was sent than it holds. */
  overdrawn(now: number): boolean {
    return this.rest(now) <= 0;
  }

  private rest(now: number): number {
    return Math.min(this.bitrate * burstSeconds, this.left + (this.bitrate * (now - this.at)) / 1_000);
  }
}
