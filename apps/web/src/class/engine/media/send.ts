import type { Device, types } from 'mediasoup-client';
import { cameraEncodings, cameraSize, screenBitrate, screenScalability, screenSound, voice } from '#classroom';
import type { Source, Standing } from '#classroom';
import type { Payload } from '#contract';
import type { ClassConnection } from '../connection.ts';
import { MediaTransport, transportOptions } from './transport.ts';

const heard = (as: typeof voice | typeof screenSound) => ({
  codecOptions: {
    opusStereo: as.stereo,
    opusFec: as.fec,
    opusDtx: as.dtx,
    opusNack: as.nack,
    opusPtime: as.packetMs,
    opusMaxAverageBitrate: as.maxAverageBitrate,
  },
});

const options: Readonly<Record<Exclude<Source, 'camera'>, Omit<types.ProducerOptions, 'track'>>> = {
  microphone: heard(voice),
  'screen-sound': heard(screenSound),
  screen: { encodings: [{ scalabilityMode: screenScalability, maxBitrate: screenBitrate, maxFramerate: 5 }] },
};

/** What this track is sent as: of a camera, as many layers as its size is good for. */
function optionsFor(source: Source, track: MediaStreamTrack, standing: Standing): Omit<types.ProducerOptions, 'track'> {
  if (source !== 'camera') return options[source];
  const { width, height } = { ...cameraSize[standing], ...track.getSettings() };
  const encodings = cameraEncodings({ width, height }, standing);
  // One layer alone is never paused by the SFU, and the gateway refuses it: two temporal ones can be.
  return {
    encodings: encodings.length > 1 ? encodings : encodings.map((one) => ({ ...one, scalabilityMode: 'L1T2' })),
  };
}

/** The sending transport and what goes out through it. */
export class Sending {
  readonly media: MediaTransport;
  private readonly connection: ClassConnection;
  private readonly producers = new Map<Source, types.Producer>();

  private constructor(connection: ClassConnection, media: MediaTransport) {
    this.connection = connection;
    this.media = media;
  }

  /** @throws {RequestFailure} */
  static async open(connection: ClassConnection, device: Device, onChange: () => void): Promise<Sending> {
    const { transport } = await connection.request('media.send', {});
    const own = device.createSendTransport(transportOptions(transport));
    own.on('produce', ({ rtpParameters, appData }, done, failed) => {
      const payload = {
        transportId: own.id,
        source: appData['source'] as Source,
        rtpParameters: rtpParameters as Payload<'media.produce'>['rtpParameters'],
      };
      connection.request('media.produce', payload).then(({ producerId }) => done({ id: producerId }), failed);
    });
    return new Sending(connection, new MediaTransport(connection, own, onChange));
  }

  /** @throws {RequestFailure} when the class does not allow it or the connection went */
  async publish(source: Source, track: MediaStreamTrack, standing: Standing): Promise<void> {
    const producer = await this.media.transport.produce({
      ...optionsFor(source, track, standing),
      track,
      // The track outlives this transport: after a rebuild the same one is published again.
      stopTracks: false,
      appData: { source },
    });
    this.producers.set(source, producer);
  }

  /** Puts another device in the place of the present one, without the class noticing more than a blink. */
  async replace(source: Source, track: MediaStreamTrack): Promise<void> {
    await this.producers.get(source)?.replaceTrack({ track });
  }

  /** Stops sending. `tell` is false when the gateway has closed it already. */
  unpublish(source: Source, tell: boolean): void {
    const producer = this.producers.get(source);
    if (!producer) return;
    this.producers.delete(source);
    producer.close();
    // If the connection is gone the gateway closes everything of this person anyway.
    if (tell) void this.connection.request('media.stop', { producerId: producer.id }).catch(() => undefined);
  }

  close(): void {
    this.media.transport.close();
  }
}
