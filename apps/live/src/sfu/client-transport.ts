import type { types } from 'mediasoup';
import { initialOutgoingBitrate } from '#classroom';
import { LiveFailure, badInput, notFound, unavailable } from '../failure.ts';
import { offeredCandidates } from './addresses.ts';
import type { ClassRouter } from './class-media.ts';
import { count } from './workers.ts';

/** s without an answer to a consent check until the SFU takes a transport for lost; mediasoup's own 30 is shorter than a cut we survive. */
const iceConsentTimeout = 60;
/** ms for which a lost transport may still be resumed by an ICE restart. */
const reapMs = 60_000;

/** A transport of a class's router, whatever it leads to: a browser, or a sink of a benchmark. */
export interface Way {
  readonly transport: types.Transport;
  readonly on: ClassRouter;
}

/** One WebRTC transport of one person, with what may be done to it. */
export class ClientTransport implements Way {
  private reaper: NodeJS.Timeout | undefined;
  private connecting = false;

  private constructor(
    readonly transport: types.WebRtcTransport,
    readonly on: ClassRouter,
  ) {
    count(on.on, 'transports', transport);
    transport.on('dtlsstatechange', (state) => {
      // The client said goodbye, or never was who it claimed to be.
      if (state === 'closed' || state === 'failed') this.close();
    });
    transport.on('icestatechange', (state) => {
      clearTimeout(this.reaper);
      if (state === 'disconnected')
        this.reaper = setTimeout(() => {
          this.close();
        }, reapMs).unref();
    });
    transport.observer.once('close', () => {
      clearTimeout(this.reaper);
    });
  }

  static async open(on: ClassRouter): Promise<ClientTransport> {
    const transport = await asked('transport', () =>
      on.router.createWebRtcTransport({
        webRtcServer: on.on.server,
        enableUdp: true,
        enableTcp: true,
        preferUdp: true,
        iceConsentTimeout,
        initialAvailableOutgoingBitrate: initialOutgoingBitrate,
      }),
    );
    return new ClientTransport(transport, on);
  }

  get id(): string {
    return this.transport.id;
  }

  get closed(): boolean {
    return this.transport.closed;
  }

  /** What the client needs to build its end. */
  get options() {
    const { id, iceParameters, iceCandidates, dtlsParameters } = this.transport;
    return { id, iceParameters, iceCandidates: offeredCandidates(iceCandidates), dtlsParameters };
  }

  /** Once only: a second set of fingerprints would be somebody else. */
  async connect(dtlsParameters: types.DtlsParameters): Promise<void> {
    if (this.connecting)
      throw badInput('transportId', 'This transport is connected already; it can be connected once.');
    this.connecting = true;
    await accepted('dtlsParameters', this.transport, () => this.transport.connect({ dtlsParameters }));
  }

  restartIce(): Promise<types.IceParameters> {
    return asked('transport', () => this.transport.restartIce());
  }

  close(): void {
    clearTimeout(this.reaper);
    if (!this.transport.closed) this.transport.close();
  }
}

/** Asks mediasoup for something that depends on nothing the client sent: if it fails, the worker is gone. */
export async function asked<T>(what: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw unavailable(`The media service (${what})`, error);
  }
}

/**
 * Hands mediasoup something the client sent. What it does not take is the client's mistake, unless what it was for is gone.
 */
export async function accepted<T>(field: string, on: { readonly closed: boolean }, hand: () => Promise<T>): Promise<T> {
  try {
    return await hand();
  } catch (error) {
    if (error instanceof LiveFailure) throw error;
    if (on.closed) throw notFound('transport', 'transportId');
    throw badInput(
      field,
      `The media service does not take this: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
