import type { types } from 'mediasoup';

/** What became of the voices that were sent to one person in the last seconds. */
export interface Arrival {
  /** Packets of voices that were sent once. */
  readonly sent: number;
  /** Packets that were asked for again, and sent again. */
  readonly again: number;
  /** ms from here to there and back, of the slowest; over TCP nothing is lost, but late. */
  readonly roundTripMs: number;
  /** Whether anything came back from there in two looks: reports of what arrives, and ICE's checks, are seconds apart. */
  readonly answered: boolean;
}

/** ms between two looks. */
const lookMs = 5_000;

/**
 * Looks, every few seconds, at how voices arrive over a transport: what is lost shows in what is asked for again. mediasoup's own score says how much is
 * missing after repair, which is nothing on a line that loses a third, and it is never said again once nothing comes back at all.
 */
export class ArrivalMeter {
  private readonly before = new Map<string, { sent: number; again: number }>();
  private bytes = 0;
  /** Looks in a row that saw nothing come back. */
  private quiet = 0;
  private readonly timer: NodeJS.Timeout;

  /**
   * @param voices those that this person takes now
   * @param tell is told nothing while there are none
   */
  constructor(
    private readonly transport: types.Transport,
    private readonly voices: () => readonly types.Consumer[],
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
    const voices = this.voices();
    const [[way], ...flows] = await Promise.all([
      // Every kind of transport counts them.
      this.transport.getStats() as Promise<readonly { readonly bytesReceived: number }[]>,
      ...voices.map(async (voice) => ({ id: voice.id, stats: await voice.getStats() })),
    ]);
    const bytes = way?.bytesReceived ?? 0;
    this.quiet = bytes > this.bytes ? 0 : this.quiet + 1;
    this.bytes = bytes;
    let sent = 0;
    let again = 0;
    let roundTripMs = 0;
    const known = new Map(this.before);
    this.before.clear();
    for (const { id, stats } of flows) {
      const flow = stats.find(({ type }) => type === 'outbound-rtp');
      if (!flow) continue;
      const now = { sent: flow.packetCount, again: flow.packetsRetransmitted };
      this.before.set(id, now);
      roundTripMs = Math.max(roundTripMs, flow.roundTripTime ?? 0);
      const then = known.get(id);
      if (!then) continue;
      sent += now.sent - then.sent;
      again += now.again - then.again;
    }
    // Of what was taken only just now nothing can have come back.
    if (known.size > 0 && voices.length > 0) this.tell({ sent, again, roundTripMs, answered: this.quiet < 2 });
  }
}
