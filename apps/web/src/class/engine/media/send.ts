import type { Device, types } from 'mediasoup-client';
import { cameraLadder, screenScalability, voice } from '#classroom';
import type { Source } from '#classroom';
import type { Payload } from '#contract';
import type { ClassLine } from '../line.ts';
import { MediaTransport, transportOptions } from './transport.ts';

/** Most a shared screen may take, bit/s: text stays readable, and a class on 2 Mbit/s still has room. */
const screenBitrate = 600_000;

const options: Readonly<Record<Source, Omit<types.ProducerOptions, 'track'>>> = {
  microphone: {
    codecOptions: {
      opusStereo: voice.stereo,
      opusFec: voice.fec,
      opusDtx: voice.dtx,
      opusNack: voice.nack,
      opusPtime: voice.packetMs,
      opusMaxAverageBitrate: voice.maxAverageBitrate,
    },
  },
  camera: {
    encodings: cameraLadder.map(({ scaleDownBy, maxFramerate, maxBitrate }) => ({
      scaleResolutionDownBy: scaleDownBy,
      maxFramerate,
      maxBitrate,
    })),
  },
  screen: { encodings: [{ scalabilityMode: screenScalability, maxBitrate: screenBitrate, maxFramerate: 5 }] },
};

/** The sending transport and what goes out through it. */
export class Sending {
  readonly media: MediaTransport;
  readonly #line: ClassLine;
  readonly #producers = new Map<Source, types.Producer>();

  private constructor(line: ClassLine, media: MediaTransport) {
    this.#line = line;
    this.media = media;
  }

  /** @throws {LineFailure} */
  static async open(line: ClassLine, device: Device, onChange: () => void): Promise<Sending> {
    const { transport } = await line.request('media.send', {});
    const own = device.createSendTransport(transportOptions(transport));
    own.on('produce', ({ rtpParameters, appData }, done, failed) => {
      const payload = {
        transportId: own.id,
        source: appData['source'] as Source,
        rtpParameters: rtpParameters as Payload<'media.produce'>['rtpParameters'],
      };
      line.request('media.produce', payload).then(({ producerId }) => done({ id: producerId }), failed);
    });
    return new Sending(line, new MediaTransport(line, own, onChange));
  }

  /** @throws {LineFailure} when the class does not allow it or the line went */
  async publish(source: Source, track: MediaStreamTrack): Promise<void> {
    const producer = await this.media.transport.produce({
      ...options[source],
      track,
      // The track outlives this transport: after a rebuild the same one is published again.
      stopTracks: false,
      appData: { source },
    });
    this.#producers.set(source, producer);
  }

  /** Puts another device in the place of the present one, without the class noticing more than a blink. */
  async replace(source: Source, track: MediaStreamTrack): Promise<void> {
    await this.#producers.get(source)?.replaceTrack({ track });
  }

  /** Stops sending. `tell` is false when the gateway has closed it already. */
  unpublish(source: Source, tell: boolean): void {
    const producer = this.#producers.get(source);
    if (!producer) return;
    this.#producers.delete(source);
    producer.close();
    // If the line is gone the gateway closes everything of this person anyway.
    if (tell) void this.#line.request('media.stop', { producerId: producer.id }).catch(() => undefined);
  }

  close(): void {
    this.media.transport.close();
  }
}
