import type { types } from 'mediasoup';

/** What became of what was sent to one person in the last seconds. */
export interface Arrival {
  /** Bytes that were sent once. */
  readonly sent: number;
  /** Bytes that were asked for again, and sent again. */
  readonly again: number;
  /** ms from here to there and back over TCP, where nothing is lost, but late; 0: over UDP. */
  readonly roundTripMs: number;
  /** Whether anything came back from there: reports of what arrives, and ICE's checks. */
  readonly answered: boolean;
}

/** ms between two looks. Each costs the service a question for each person: 200 looked at every 5 s, voice by voice, were a tenth of all its work. */
const lookMs = 8_000;

interface Counted {
  readonly bytesReceived: number;
  readonly rtpBytesSent: number;
  readonly rtxBytesSent: number;
}

/**
 * Looks, every few seconds, at how things arrive over a transport: what is lost shows in what is asked for again. mediasoup's own score says how much is
 * missing after repair, which is nothing on a line that loses a third, and it is never said again once nothing comes back at all.
 */
export class ArrivalMeter {
  private before: Counted | undefined;
  private readonly timer: NodeJS.Timeout;

  /**
   * @param voice one that this person takes now
   * @param tell is told nothing while there is none
   */
  constructor(
    private readonly transport: types.Transport,
    private readonly voice: () => types.Consumer | undefined,
    private readonly tell: (arrival: Arrival) => void,
  ) {
    this.timer = setInterval(() => {
      // A transport that closes meanwhile, or with its worker, has nothing to tell.
      this.look().catch(() => undefined);
    }, lookMs).unref();
    transport.observer.once('close', () => {
      clearInterval(this.timer);
    });
  }

  private async look(): Promise<void> {
    const voice = this.voice();
    const { before } = this;
    this.before = undefined;
    if (!voice) return;
    // Every kind of transport counts them.
    const [now] = (await this.transport.getStats()) as readonly Counted[];
    this.before = now;
    // Of what was taken only just now nothing can have come back.
    if (!before || !now) return;
    this.tell({
      sent: now.rtpBytesSent - before.rtpBytesSent,
      again: now.rtxBytesSent - before.rtxBytesSent,
      roundTripMs: await this.roundTrip(voice),
      answered: now.bytesReceived > before.bytesReceived,
    });
  }

  private async roundTrip(voice: types.Consumer): Promise<number> {
    const tuple =
      'iceSelectedTuple' in this.transport ? (this.transport as types.WebRtcTransport).iceSelectedTuple : undefined;
    if (tuple?.protocol !== 'tcp') return 0;
    const flow = (await voice.getStats()).find(({ type }) => type === 'outbound-rtp');
    return flow?.roundTripTime ?? 0;
  }
}
