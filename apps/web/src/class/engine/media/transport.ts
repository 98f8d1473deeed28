import type { types } from 'mediasoup-client';
import type { AnswerValue, Payload } from '#contract';
import type { ClassConnection } from '../connection.ts';
import { failureCode } from '../failure.ts';
import { freshRevival, hurry, revive } from './revival.ts';
import type { Revival, RevivalStep } from './revival.ts';
import { readTransport } from './stats.ts';
import type { TransportReading } from './stats.ts';

/** As the gateway describes a transport; mediasoup-client validates what is inside. */
export const transportOptions = (transport: AnswerValue<'media.send'>['transport']) =>
  transport as unknown as types.TransportOptions;

/** One media connection with what keeps it alive. */
export class MediaTransport {
  readonly transport: types.Transport;
  private readonly connection: ClassConnection;
  private revival: Revival = freshRevival;
  #proven = false;

  /** @param onChange called when its connection state changed */
  constructor(connection: ClassConnection, transport: types.Transport, onChange: () => void) {
    this.connection = connection;
    this.transport = transport;
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      const payload = {
        transportId: transport.id,
        dtlsParameters: dtlsParameters as Payload<'media.connect'>['dtlsParameters'],
      };
      connection.request('media.connect', payload).then(() => done(), failed);
    });
    transport.on('connectionstatechange', (state) => {
      this.#proven ||= state === 'connected';
      onChange();
    });
  }

  /** It has carried something at least once. */
  get proven(): boolean {
    return this.#proven;
  }

  /** What must be done now to keep it alive. */
  look(now: number): RevivalStep {
    const seen = {
      connection: this.transport.connectionState,
      lineOpen: this.connection.state.value.is === 'open',
      now,
    } as const;
    const [revival, step] = revive(this.revival, seen);
    this.revival = revival;
    return step;
  }

  /** The network changed: do not wait for the next turn. */
  hurry(): void {
    this.revival = hurry(this.revival);
  }

  /** @returns `gone` when the gateway knows this transport no more: media must be set up anew. */
  async restart(): Promise<'restarted' | 'gone' | 'failed'> {
    try {
      const { iceParameters } = await this.connection.request('media.restartIce', { transportId: this.transport.id });
      if (this.transport.closed) return 'failed';
      await this.transport.restartIce({ iceParameters });
      return 'restarted';
    } catch (error) {
      return failureCode(error) === 'NOT_FOUND' ? 'gone' : 'failed';
    }
  }

  async read(): Promise<TransportReading | undefined> {
    if (this.transport.closed) return undefined;
    return readTransport(await this.transport.getStats());
  }
}
