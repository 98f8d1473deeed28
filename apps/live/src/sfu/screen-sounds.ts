import type { types } from 'mediasoup';
import { screenSoundFirst, screenSoundTurn } from '#classroom';
import type { ScreenSoundTurn } from '#classroom';

/** ms between two looks at the line, only while there is something to hear of a screen. */
const lookMs = 2_000;

/** What a transport tells of its line; loss and room only once something measured comes back. */
interface LineCounts {
  readonly rtpPacketLossSent?: number;
  readonly rtpSendBitrate: number;
  readonly availableOutgoingBitrate?: number;
}

/** What is heard of shared screens, on its way to one person: left out while their line is too thin for it and the voices. */
export class ScreenSounds {
  private readonly ready = new Set<types.Consumer>();
  private turn: ScreenSoundTurn = screenSoundFirst(performance.now());
  private timer: NodeJS.Timeout | undefined;

  /** @param tell whether one flows, to the person */
  constructor(
    private readonly transport: types.Transport,
    private readonly tell: (consumerId: string, flowing: boolean) => void,
  ) {
    transport.observer.once('close', () => {
      clearInterval(this.timer);
    });
  }

  /** The person is ready to play it. */
  async take(consumer: types.Consumer): Promise<void> {
    this.ready.add(consumer);
    consumer.observer.once('close', () => {
      this.ready.delete(consumer);
      if (this.ready.size === 0) this.rest();
    });
    this.timer ??= setInterval(() => {
      // A transport that closes meanwhile, or with its worker, has nothing to tell.
      this.look().catch(() => undefined);
    }, lookMs).unref();
    await this.play(consumer);
  }

  /** Says again what may have been missed. */
  tellAgain(): void {
    for (const { id } of this.ready) this.tell(id, this.turn.plays);
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async look(): Promise<void> {
    const [counts] = (await this.transport.getStats()) as readonly LineCounts[];
    if (!counts) return;
    const { rtpPacketLossSent: lost = 0, rtpSendBitrate: sent, availableOutgoingBitrate: room = Infinity } = counts;
    const { plays } = this.turn;
    this.turn = screenSoundTurn(this.turn, { now: performance.now(), lost, sent, room });
    if (this.turn.plays !== plays) await Promise.all([...this.ready].map((consumer) => this.play(consumer)));
  }

  private async play(consumer: types.Consumer): Promise<void> {
    const { plays } = this.turn;
    await (plays ? consumer.resume() : consumer.pause());
    this.tell(consumer.id, plays);
  }
}
