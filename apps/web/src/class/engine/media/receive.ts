import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Device, types } from 'mediasoup-client';
import { playoutDelayMs } from '#classroom';
import type { Source } from '#classroom';
import type { Push } from '#contract';
import { failureCode } from '../failure.ts';
import type { ClassConnection } from '../connection.ts';
import { MediaTransport, transportOptions } from './transport.ts';

/** One thing that somebody publishes and that is received here. */
export interface Received {
  readonly consumerId: string;
  readonly personId: string;
  readonly source: Source;
  readonly stream: MediaStream;
  /** False while the SFU sends nothing: the connection is too slow for it now, or the sender paused. */
  readonly flowing: boolean;
}

type Offered = Push<'media.consumer.new'>['consumer'];

/** ms the play-out delay must differ by to be changed: every change stretches or squeezes the voice for a moment. */
const leastChangeMs = 100;

/** The receiving transport and what comes through it. */
export class Receiving {
  readonly media: MediaTransport;
  readonly #connection: ClassConnection;
  readonly #received = signal<readonly Received[]>([]);
  private readonly consumers = new Map<string, types.Consumer>();
  private readonly goneEarly = new Set<string>();
  private delayMs: number | undefined;

  private constructor(connection: ClassConnection, media: MediaTransport) {
    this.#connection = connection;
    this.media = media;
  }

  /** @throws {RequestFailure} */
  static async open(
    connection: ClassConnection,
    device: Device,
    want: readonly Source[],
    onChange: () => void,
  ): Promise<{ receiving: Receiving; offered: readonly Offered[] }> {
    const { transport, consumers } = await connection.request('media.receive', {
      // mediasoup-client made it; the gateway checks every field.
      rtpCapabilities: device.recvRtpCapabilities as never,
      want: [...want],
    });
    const own = device.createRecvTransport(transportOptions(transport));
    return { receiving: new Receiving(connection, new MediaTransport(connection, own, onChange)), offered: consumers };
  }

  get received(): ReadonlySignal<readonly Received[]> {
    return this.#received;
  }

  /** Takes what the gateway offers, and tells it that this end is ready. One that cannot be decoded here is left out. */
  async add(offered: Offered): Promise<void> {
    const { id, producerId, kind, personId, source } = offered;
    if (this.consumers.has(id) || this.media.transport.closed) return;
    let consumer: types.Consumer;
    try {
      consumer = await this.media.transport.consume({
        id,
        producerId,
        kind,
        rtpParameters: offered.rtpParameters as unknown as types.RtpParameters,
      });
    } catch {
      return;
    }
    if (this.goneEarly.delete(id)) return consumer.close();
    this.consumers.set(id, consumer);
    this.applyDelay(consumer);
    const stream = new MediaStream([consumer.track]);
    this.#received.value = [...this.#received.value, { consumerId: id, personId, source, stream, flowing: true }];
    try {
      await this.#connection.request('media.resume', { consumerId: id });
    } catch (error) {
      // Offered by an earlier connection of this person. Other failures come with a lost connection, which is mended as a whole.
      if (failureCode(error) === 'NOT_FOUND') this.remove(id);
    }
  }

  remove(consumerId: string): void {
    const consumer = this.consumers.get(consumerId);
    if (!consumer) {
      this.goneEarly.add(consumerId);
      return;
    }
    consumer.close();
    this.consumers.delete(consumerId);
    this.#received.value = this.#received.value.filter((one) => one.consumerId !== consumerId);
  }

  flow(consumerId: string, flowing: boolean): void {
    this.#received.value = this.#received.value.map((one) =>
      one.consumerId === consumerId ? { ...one, flowing } : one,
    );
  }

  /** Sets how long voices are held back before they are played, so that lost packets can be sent again in time. */
  adapt(roundTripMs: number, inDialogue: boolean): void {
    const delay = playoutDelayMs(roundTripMs, inDialogue);
    if (this.delayMs !== undefined && Math.abs(delay - this.delayMs) < leastChangeMs) return;
    this.delayMs = delay;
    for (const consumer of this.consumers.values()) this.applyDelay(consumer);
  }

  close(): void {
    this.media.transport.close();
    this.#received.value = [];
  }

  private applyDelay(consumer: types.Consumer): void {
    const receiver = consumer.rtpReceiver as (RTCRtpReceiver & { jitterBufferTarget?: number | null }) | undefined;
    if (consumer.kind !== 'audio' || !receiver || this.delayMs === undefined) return;
    receiver.jitterBufferTarget = this.delayMs;
  }
}
