import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Device } from 'mediasoup-client';
import type { Source, Standing } from '#classroom';
import type { ClassConnection } from '../connection.ts';
import { loadDevice } from './device.ts';
import type { RouterCapabilities } from './device.ts';
import { MediaFailure, troubleOf } from './failure.ts';
import { judge } from './health.ts';
import type { MediaHealth } from './health.ts';
import type { DataMeter } from './meter.ts';
import { OwnTracks } from './own.ts';
import type { ChosenDevices } from './capture.ts';
import { Receiving } from './receive.ts';
import type { Received } from './receive.ts';
import { Sending } from './send.ts';
import type { MediaTransport } from './transport.ts';

export interface MediaParts {
  connection: ClassConnection;
  meter: DataMeter;
  /** This person talks with others now: voices must not wait. */
  inDialogue(): boolean;
  devices(): ChosenDevices;
  /** As whom this person sends pictures. */
  standing(): Standing;
}

/** ms between a failed set-up and the next; doubled each time, up to `retryMostMs`. */
const retryMs = 2_000;
const retryMostMs = 30_000;

/**
 * Everything of a class's media on this device: what is received, what is sent, and keeping both alive through lost connections and
 * replaced SFU workers, without a reload.
 */
export class ClassMediaClient {
  readonly own: OwnTracks;
  private readonly parts: MediaParts;
  private readonly receiving = signal<Receiving | undefined>(undefined);
  readonly #health = signal<MediaHealth>('idle');
  readonly #roundTripMs = signal<number | undefined>(undefined);
  private sending: Promise<Sending> | undefined;
  private sendingNow: Sending | undefined;
  private device: Promise<Device> | undefined;
  private capabilities: RouterCapabilities | undefined;
  #want: readonly Source[] = [];
  private generation = 0;
  private building = false;
  private failures = 0;
  private retryAt = 0;
  private unproven = 0;
  private closed = false;

  readonly received: ReadonlySignal<readonly Received[]> = computed(() => this.receiving.value?.received.value ?? []);

  constructor(parts: MediaParts) {
    this.parts = parts;
    this.own = new OwnTracks({
      devices: parts.devices,
      standing: parts.standing,
      publish: async (source, track) => (await this.openSending()).publish(source, track, parts.standing()),
      replace: async (source, track) => this.sendingNow?.replace(source, track),
      unpublish: (source, tell) => this.sendingNow?.unpublish(source, tell),
    });
    const { connection } = parts;
    connection.on('media.consumer.new', ({ consumer }) => void this.receiving.value?.add(consumer));
    connection.on('media.consumer.closed', ({ consumerId }) => this.receiving.value?.remove(consumerId));
    connection.on('media.consumer.flow', ({ consumerId, flowing }) => this.receiving.value?.flow(consumerId, flowing));
    connection.on('media.reset', ({ routerCapabilities }) => void this.renew(routerCapabilities));
  }

  get health(): ReadonlySignal<MediaHealth> {
    return this.#health;
  }

  /** Round trip to the SFU, ms. */
  get roundTripMs(): ReadonlySignal<number | undefined> {
    return this.#roundTripMs;
  }

  /** The class was entered, for the first time or again after the connection was lost. */
  async entered(capabilities: RouterCapabilities): Promise<void> {
    if (!this.capabilities || !this.receiving.value) return this.renew(capabilities);
    // The gateway may have kept this person's media or not; an ICE restart both asks and heals.
    this.capabilities = capabilities;
    await this.restart(this.receiving.value.media);
    if (this.sendingNow) await this.restart(this.sendingNow.media);
  }

  /** Chooses what is received. */
  want(sources: readonly Source[]): void {
    this.#want = sources;
    if (!this.receiving.value) return;
    // If the message is lost, the next set-up sends it again.
    void this.parts.connection.request('media.want', { want: [...sources] }).catch(() => undefined);
  }

  /** Once a second: keeps connections alive. */
  tick(now: number): void {
    if (this.closed || !this.capabilities) return;
    if (!this.receiving.value && !this.building && now >= this.retryAt) {
      if (this.parts.connection.state.value.is === 'open' && this.#health.value !== 'unsupported') void this.build();
    }
    for (const media of this.transports()) {
      const step = media.look(now);
      if (step === 'restart') void this.restart(media);
      if (step === 'rebuild') this.rebuild(media);
    }
    this.own.publishWaiting(now);
    this.judge();
  }

  /** Every few seconds: measures bytes and the round trip. */
  async measure(): Promise<void> {
    for (const media of this.transports()) {
      const reading = await media.read().catch(() => undefined);
      if (!reading) continue;
      this.parts.meter.report(media.transport.id, reading.bytes);
      if (reading.roundTripMs !== undefined) this.#roundTripMs.value = reading.roundTripMs;
    }
    this.receiving.value?.adapt(this.#roundTripMs.value ?? 0, this.parts.inDialogue());
  }

  /** The browser says that the network changed. */
  hurry(): void {
    for (const media of this.transports()) media.hurry();
    this.tick(performance.now());
  }

  close(): void {
    this.closed = true;
    this.own.closeAll();
    this.tearDown();
  }

  private renew(capabilities: RouterCapabilities): Promise<void> {
    this.capabilities = capabilities;
    this.device = undefined;
    return this.build();
  }

  private async build(): Promise<void> {
    const capabilities = this.capabilities;
    if (!capabilities || this.closed) return;
    this.generation += 1;
    const generation = this.generation;
    const stale = () => this.closed || generation !== this.generation;
    this.tearDown();
    this.building = true;
    try {
      this.device ??= loadDevice(capabilities);
      const device = await this.device;
      if (stale()) return;
      const { connection } = this.parts;
      const { receiving, offered } = await Receiving.open(connection, device, this.#want, () => this.judge());
      if (stale()) return receiving.close();
      this.receiving.value = receiving;
      receiving.adapt(this.#roundTripMs.value ?? 0, this.parts.inDialogue());
      await Promise.all([...offered.map((consumer) => receiving.add(consumer)), this.own.publishAgain()]);
      this.failures = 0;
    } catch (error) {
      if (!stale()) this.buildFailed(error);
    } finally {
      if (generation === this.generation) this.building = false;
    }
  }

  private buildFailed(error: unknown): void {
    if (troubleOf(error) === 'unsupported') {
      this.#health.value = 'unsupported';
      return;
    }
    this.tearDown();
    this.retryAt = performance.now() + Math.min(retryMostMs, retryMs * 2 ** this.failures);
    this.failures += 1;
  }

  private rebuild(media: MediaTransport): void {
    if (!media.proven) this.unproven += 1;
    void this.build();
  }

  private async restart(media: MediaTransport): Promise<void> {
    const result = await media.restart();
    if (result === 'gone' && !media.transport.closed) void this.build();
  }

  private openSending(): Promise<Sending> {
    this.sending ??= this.makeSending().catch((error: unknown) => {
      this.sending = undefined;
      throw error;
    });
    return this.sending;
  }

  private async makeSending(): Promise<Sending> {
    const generation = this.generation;
    if (!this.device) throw new MediaFailure('failed');
    const sending = await Sending.open(this.parts.connection, await this.device, () => this.judge());
    if (generation !== this.generation || this.closed) {
      sending.close();
      throw new MediaFailure('failed');
    }
    this.sendingNow = sending;
    return sending;
  }

  private tearDown(): void {
    this.receiving.value?.close();
    this.receiving.value = undefined;
    this.sendingNow?.close();
    this.sendingNow = undefined;
    this.sending = undefined;
  }

  private transports(): MediaTransport[] {
    return [this.receiving.value?.media, this.sendingNow?.media].filter((media) => media !== undefined);
  }

  private judge(): void {
    if (this.#health.value === 'unsupported') return;
    const connections = this.transports().map((media) => media.transport.connectionState);
    const health = judge({ connections, unproven: this.unproven, failing: this.failures > 0 });
    if (health === 'well') this.unproven = 0;
    this.#health.value = health;
  }
}
