import type { types } from 'mediasoup';
import { isHeard } from '#classroom';
import type { ClassRole, Source } from '#classroom';
import type { Allowance } from './allowance.ts';
import { SpeechMeter } from './arrival.ts';
import type { Arrival } from './arrival.ts';
import { tooFast } from '../failure.ts';
import { checkSource, kindOf } from './checks.ts';
import type { ClassProducer, ClassRouter, ProducerData } from './class-media.ts';
import { ClientTransport, accepted, asked } from './client-transport.ts';
import type { Way } from './client-transport.ts';
import { recognised } from './recognised.ts';
import { watchBytes } from './watch-bytes.ts';
import { count } from './workers.ts';

/**
 * What a sender may push into the SFU, bit/s: a lecturer a voice, the camera's ladder (650 kbit/s) and a screen; a listener only a
 * voice. mediasoup tells the sender so by its estimate.
 */
const incomingBitrate: Readonly<Record<ClassRole, number>> = { host: 4_000_000, listener: 128_000 };
/** The same of a listener who may show camera (200 kbit/s, the two lower layers) and screen. */
const showingBitrate = 1_500_000;
/** ms between key frames asked of a sender: a room of forty that joins at once costs one. */
const keyFrameRequestDelay = 1_000;

/** How what one person sends speaks to them and their class. */
export interface SendingPort {
  /** What is sent has changed. */
  readonly changed: () => void;
  /** How their voice arrived in the last seconds; undefined: none is sent. */
  readonly sounds: (arrival: Arrival | undefined) => void;
  /** What each of their sources may take; it outlives the transport that they send over. */
  readonly allowance: (source: Source) => Allowance;
  /** A source takes more than it may, and was closed. */
  readonly exceeded: (source: Source) => void;
}

/** What one person sends: one transport, one producer a source. */
export class Sending<W extends Way = ClientTransport> {
  private readonly bySource = new Map<Source, ClassProducer>();
  private readonly closers = new WeakMap<ClassProducer, () => void>();

  constructor(
    readonly way: W,
    private readonly personId: string,
    private readonly port: SendingPort,
    private most = Infinity,
  ) {
    way.transport.observer.once('close', port.changed);
    new SpeechMeter(way.transport, () => this.bySource.get('microphone'), port.sounds);
  }

  static async open(on: ClassRouter, personId: string, role: ClassRole, port: SendingPort): Promise<Sending> {
    const way = await ClientTransport.open(on);
    const most = incomingBitrate[role];
    await asked('transport', () => way.transport.setMaxIncomingBitrate(most));
    return new Sending(way, personId, port, most);
  }

  get producers(): ClassProducer[] {
    return [...this.bySource.values()].filter((producer) => !producer.closed);
  }

  /** A source that is sent already is replaced. */
  async produce(source: Source, rtpParameters: types.RtpParameters): Promise<ClassProducer> {
    checkSource(source, rtpParameters);
    const allowance = this.port.allowance(source);
    if (allowance.overdrawn(performance.now())) throw tooFast(source);
    if (!isHeard(source)) await this.admitPictures();
    const earlier = this.bySource.get(source);
    if (earlier) this.stop(earlier);
    const producer = await accepted('rtpParameters', this.way.transport, () =>
      this.way.transport.produce<ProducerData>({
        kind: kindOf(source),
        rtpParameters: recognised(rtpParameters, this.personId),
        ...(isHeard(source) ? {} : { keyFrameRequestDelay }),
        appData: { personId: this.personId, source },
      }),
    );
    this.bySource.set(source, producer);
    count(this.way.on.on, 'producers', producer);
    this.closers.set(
      producer,
      watchBytes(producer, allowance, () => {
        this.port.exceeded(source);
      }),
    );
    producer.observer.once('close', () => {
      if (this.bySource.get(source) === producer) this.bySource.delete(source);
      this.port.changed();
    });
    return producer;
  }

  /** Ends one source. */
  stop(producer: ClassProducer): void {
    this.closers.get(producer)?.();
  }

  close(): void {
    for (const producer of this.producers) this.stop(producer);
    this.way.transport.close();
  }

  /** Who came to listen may push more in once they show something. Whether they may has been asked before. */
  private async admitPictures(): Promise<void> {
    if (this.most >= showingBitrate) return;
    this.most = showingBitrate;
    await asked('transport', () => this.way.transport.setMaxIncomingBitrate(showingBitrate));
  }
}
