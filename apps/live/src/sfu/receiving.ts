import { Logger } from '@nestjs/common';
import type { types } from 'mediasoup';
import { servicePriority } from '#classroom';
import type { Source } from '#classroom';
import type { Push } from '#contract';
import { unavailable } from '../failure.ts';
import { ArrivalMeter } from './arrival.ts';
import type { ClassProducer, ClassRouter, ProducerData } from './class-media.ts';
import { ClientTransport } from './client-transport.ts';
import type { Way } from './client-transport.ts';
import type { PersonPort } from './person-media.ts';
import { ScreenSounds } from './screen-sounds.ts';
import { count } from './workers.ts';

type ClassConsumer = types.Consumer<ProducerData>;

/** What one person receives: one transport, a consumer for each thing that others send and this person wants. */
export class Receiving<W extends Way = ClientTransport> {
  private readonly byProducer = new Map<string, ClassConsumer>();
  /** What was last said of a consumer's flow. */
  private readonly flowing = new WeakMap<ClassConsumer, boolean>();
  private wanted: ReadonlySet<Source>;
  private readonly screenSounds: ScreenSounds;
  private readonly logger = new Logger(Receiving.name);
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly way: W,
    private readonly capabilities: types.RtpCapabilities,
    want: readonly Source[],
    private readonly offered: () => readonly ClassProducer[],
    private readonly port: PersonPort,
  ) {
    this.wanted = new Set(want);
    this.screenSounds = new ScreenSounds(way.transport, (consumerId, flowing) => {
      port.push('media.consumer.flow', { consumerId, flowing });
    });
    new ArrivalMeter(
      way.transport,
      () => [...this.byProducer.values()].find(({ appData, paused }) => appData.source === 'microphone' && !paused),
      (arrival) => {
        if (arrival) port.arrives(arrival);
      },
    );
  }

  static async open(
    on: ClassRouter,
    capabilities: types.RtpCapabilities,
    want: readonly Source[],
    offered: () => readonly ClassProducer[],
    port: PersonPort,
  ): Promise<Receiving> {
    return new Receiving(await ClientTransport.open(on), capabilities, want, offered, port);
  }

  /** Makes the consumers that are missing. */
  start(): Promise<Push<'media.consumer.new'>['consumer'][]> {
    return this.inTurn(async () => (await this.consumeMissing()).map(describe));
  }

  /** Makes and closes consumers until they are what is wanted, and says so. */
  follow(): void {
    void this.inTurn(async () => {
      const offered = new Set(this.offered().map(({ id }) => id));
      for (const consumer of this.byProducer.values()) {
        if (this.wanted.has(consumer.appData.source) && offered.has(consumer.producerId)) continue;
        this.drop(consumer);
        consumer.close();
      }
      // Nobody would hear of a new consumer now; a person who comes back is followed up.
      if (!this.port.listening()) return;
      for (const consumer of await this.consumeMissing()) {
        this.port.push('media.consumer.new', { consumer: describe(consumer) });
      }
    });
  }

  want(sources: readonly Source[]): void {
    this.wanted = new Set(sources);
    this.follow();
  }

  /** @returns whether there is such a consumer */
  async resume(consumerId: string): Promise<boolean> {
    const consumer = [...this.byProducer.values()].find(({ id }) => id === consumerId);
    if (!consumer) return false;
    try {
      await (consumer.appData.source === 'screen-sound' ? this.screenSounds.take(consumer) : consumer.resume());
    } catch (error) {
      if (consumer.closed) return false;
      throw unavailable('The media service', error);
    }
    if (consumer.kind === 'video') this.tellFlow(consumer, consumer.currentLayers !== undefined, true);
    return true;
  }

  /** Says again what may have been missed. */
  resumed(): void {
    for (const consumer of this.byProducer.values()) {
      if (consumer.kind === 'video') this.tellFlow(consumer, consumer.currentLayers !== undefined, true);
    }
    this.screenSounds.tellAgain();
    this.follow();
  }

  close(): void {
    this.way.transport.close();
  }

  private async consumeMissing(): Promise<ClassConsumer[]> {
    const missing = this.offered().filter(
      (producer) =>
        this.wanted.has(producer.appData.source) && !this.byProducer.has(producer.id) && this.canTake(producer),
    );
    const made = await Promise.all(missing.map((producer) => this.consume(producer)));
    return made.filter((consumer) => consumer !== undefined);
  }

  private canTake({ id, closed }: ClassProducer): boolean {
    const { router } = this.way.on;
    return (
      !closed && !this.way.transport.closed && router.canConsume({ producerId: id, rtpCapabilities: this.capabilities })
    );
  }

  private async consume(producer: ClassProducer): Promise<ClassConsumer | undefined> {
    const { source } = producer.appData;
    try {
      const consumer = await this.way.transport.consume<ProducerData>({
        producerId: producer.id,
        rtpCapabilities: this.capabilities,
        // The client resumes when it is ready to play; a key frame that comes earlier is wasted.
        paused: true,
        // Retransmission of voice too: mediasoup leaves it off for audio by default.
        enableRtx: true,
        appData: producer.appData,
      });
      this.watch(consumer);
      // Voice is not adapted by the SFU, so only video competes for what the line can carry.
      if (consumer.kind === 'video') await consumer.setPriority(this.priorityOf(producer));
      return consumer.closed ? undefined : consumer;
    } catch (error) {
      if (!producer.closed && !this.way.transport.closed)
        this.logger.error(`No consumer of ${source} could be made: ${String(error)}`);
      return undefined;
    }
  }

  private priorityOf({ appData: { personId, source } }: ClassProducer): number {
    return servicePriority[this.port.standing(personId)][source];
  }

  private watch(consumer: ClassConsumer): void {
    this.byProducer.set(consumer.producerId, consumer);
    count(this.way.on.on, 'consumers', consumer);
    consumer.observer.once('close', () => {
      this.byProducer.delete(consumer.producerId);
    });
    consumer.on('producerclose', () => {
      this.drop(consumer);
    });
    consumer.on('layerschange', (layers) => {
      this.tellFlow(consumer, layers !== undefined);
    });
  }

  private drop(consumer: ClassConsumer): void {
    this.byProducer.delete(consumer.producerId);
    this.port.push('media.consumer.closed', { consumerId: consumer.id });
  }

  private tellFlow(consumer: ClassConsumer, flowing: boolean, always = false): void {
    const told = this.flowing.get(consumer) ?? true;
    this.flowing.set(consumer, flowing);
    if (consumer.paused || (told === flowing && !always)) return;
    this.port.push('media.consumer.flow', { consumerId: consumer.id, flowing });
  }

  /** One change after the other, or a consumer would be made twice. */
  private inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.last.then(task);
    this.last = done.catch((error: unknown) => {
      if (!this.way.transport.closed) this.logger.error(error);
    });
    return done;
  }
}

function describe({
  id,
  producerId,
  kind,
  rtpParameters,
  appData,
}: ClassConsumer): Push<'media.consumer.new'>['consumer'] {
  return { id, producerId, kind, personId: appData.personId, source: appData.source, rtpParameters };
}
