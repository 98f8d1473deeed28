import type { types } from 'mediasoup';
import { FirstArrivals } from './first-arrivals.ts';

/** What became, in the last seconds, of what was sent to one person, or of what they sent. */
export interface Arrival {
  /** Bytes that were sent once. */
  readonly bytes: number;
  /** Share of them that was lost at first, 0 to 1, whether it came later or not. */
  readonly lost: number;
  /** ms from here to there and back over TCP, where nothing is lost, but late; 0: over UDP, or it cannot be told. */
  readonly roundTripMs: number;
  /** Whether anything came from there: media, reports of what arrives, and ICE's checks. */
  readonly answered: boolean;
}

/** ms between two looks. Each costs the service a question for each person: 200 looked at every 5 s, voice by voice, were a tenth of all its work. */
const lookMs = 8_000;

/** What every kind of transport counts. */
interface Counted {
  readonly bytesReceived: number;
  readonly rtpBytesSent: number;
  readonly rtxBytesSent: number;
}

/** Looks, every few seconds, at how one voice fares over a transport. */
abstract class Meter<Voice, Counts> {
  private before: Counts | undefined;
  private readonly timer: NodeJS.Timeout;

  /**
   * @param voice one that goes over it now
   * @param tell is told undefined while there is none
   */
  constructor(
    protected readonly transport: types.Transport,
    private readonly voice: () => Voice | undefined,
    private readonly tell: (arrival: Arrival | undefined) => void,
  ) {
    this.timer = setInterval(() => {
      // A transport that closes meanwhile, or with its worker, has nothing to tell.
      this.look().catch(() => undefined);
    }, lookMs).unref();
    transport.observer.once('close', () => {
      clearInterval(this.timer);
      this.tell(undefined);
    });
  }

  protected abstract count(voice: Voice): Promise<Counts | undefined>;
  protected abstract between(before: Counts, now: Counts, voice: Voice): Arrival | Promise<Arrival>;

  protected async countTransport(): Promise<Counted | undefined> {
    return ((await this.transport.getStats()) as readonly Counted[])[0];
  }

  private async look(): Promise<void> {
    const voice = this.voice();
    const { before } = this;
    this.before = undefined;
    if (!voice) {
      this.tell(undefined);
      return;
    }
    const now = await this.count(voice);
    this.before = now;
    // Of what was taken only just now nothing can have come back.
    if (!before || !now) return;
    const arrival = await this.between(before, now, voice);
    if (!this.transport.closed) this.tell(arrival);
  }
}

/**
 * How things arrive at somebody. Of what is sent, a share p is lost, and so is p of what is sent again: again = sent × p / (1 - p), so
 * p = again / (sent + again). mediasoup's own score says how much is missing after repair, which is nothing on a line that loses a third, and
 * it is never said again once nothing comes back at all.
 */
export class ArrivalMeter extends Meter<types.Consumer, Counted> {
  protected override count(): Promise<Counted | undefined> {
    return this.countTransport();
  }

  protected override async between(before: Counted, now: Counted, voice: types.Consumer): Promise<Arrival> {
    const bytes = now.rtpBytesSent - before.rtpBytesSent;
    const again = now.rtxBytesSent - before.rtxBytesSent;
    return {
      bytes,
      lost: share(again, bytes + again),
      roundTripMs: await this.roundTrip(voice),
      answered: now.bytesReceived > before.bytesReceived,
    };
  }

  private async roundTrip(voice: types.Consumer): Promise<number> {
    const tuple =
      'iceSelectedTuple' in this.transport ? (this.transport as types.WebRtcTransport).iceSelectedTuple : undefined;
    if (tuple?.protocol !== 'tcp') return 0;
    const flow = (await voice.getStats()).find(({ type }) => type === 'outbound-rtp');
    return flow?.roundTripTime ?? 0;
  }
}

interface VoiceCounted {
  readonly bytesReceived: number;
  readonly expected: number;
  readonly arrived: number;
  readonly bytes: number;
}

/**
 * How somebody's own voice arrives here in the first place: packet by packet, for what mediasoup counts takes in what came again. Chromium
 * sends a lost packet again within the same stream, many times over on a line that loses a third, or too late to be heard.
 */
export class SpeechMeter extends Meter<types.Producer, VoiceCounted> {
  private heard: types.Producer | undefined;
  private arrivals = new FirstArrivals();

  protected override async count(producer: types.Producer): Promise<VoiceCounted | undefined> {
    if (producer !== this.heard) await this.listen(producer);
    const transport = await this.countTransport();
    const { expected, arrived, bytes } = this.arrivals;
    return transport && { bytesReceived: transport.bytesReceived, expected, arrived, bytes };
  }

  protected override between(before: VoiceCounted, now: VoiceCounted): Arrival {
    const arrived = share(now.arrived - before.arrived, now.expected - before.expected);
    return {
      bytes: arrived > 0 ? (now.bytes - before.bytes) / arrived : 0,
      lost: arrived > 0 ? 1 - arrived : 0,
      roundTripMs: 0,
      answered: now.bytesReceived > before.bytesReceived,
    };
  }

  private async listen(producer: types.Producer): Promise<void> {
    const arrivals = new FirstArrivals();
    await producer.enableTraceEvent(['rtp']);
    this.heard = producer;
    this.arrivals = arrivals;
    producer.on('trace', ({ info }) => {
      const { rtpPacket } = info as { rtpPacket?: { sequenceNumber: number; size: bigint } };
      if (rtpPacket) arrivals.take(rtpPacket.sequenceNumber, Number(rtpPacket.size));
    });
  }
}

const share = (part: number, whole: number) => (whole > 0 ? Math.min(1, part / whole) : 0);
