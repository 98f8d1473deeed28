import { createSocket } from 'node:dgram';
import type { types } from 'mediasoup';
import { cameraLadder, voice } from '#classroom';
import { RtpStream, vp8Payload } from './rtp.ts';

/** What becomes of a packet; `late`: it arrives after the next one, when it has been asked for again. */
export type Fate = 'sent' | 'late' | 'lost';

/** Where a lecturer's packets go. */
export interface Target {
  ip: string;
  port: number;
}

const audioPayloadType = 100;
const videoPayloadType = 101;
const audioLevelId = 10;
const keyFrameEveryMs = 2_000;
const packetBytes = 1_100;

/**
 * The lower two layers of the camera. A sink reports nothing back, so the SFU sends it the highest there is; students mostly have
 * room for the middle one.
 */
export const layers = cameraLadder.slice(0, 2);

/** What the synthetic lecturer announces: voice and camera as libs/classroom has them. */
export const announced: Readonly<Record<'microphone' | 'camera', types.RtpParameters>> = {
  microphone: {
    codecs: [
      {
        mimeType: 'audio/opus',
        payloadType: audioPayloadType,
        clockRate: 48_000,
        channels: 2,
        parameters: { useinbandfec: 1 },
        rtcpFeedback: [{ type: 'nack' }],
      },
    ],
    headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: audioLevelId }],
    encodings: [{ ssrc: 1_000 }],
    rtcp: { cname: 'lecturer' },
  },
  camera: {
    codecs: [
      {
        mimeType: 'video/VP8',
        payloadType: videoPayloadType,
        clockRate: 90_000,
        rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
      },
    ],
    encodings: layers.map((_, layer) => ({ ssrc: 2_000 + layer, scalabilityMode: 'L1T1' })),
    rtcp: { cname: 'lecturer' },
  },
};

/** Sends a lecturer's voice and camera, in real time, as they would come from a browser. */
export class Lecturer {
  private readonly socket = createSocket('udp4');
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly targets: readonly Target[];
  private stopped = false;

  constructor(targets: readonly Target[]) {
    this.targets = targets;
    // What the SFU asks back is not answered: key frames come by themselves.
    this.socket.on('message', () => undefined);
  }

  /**
   * @param loudness dBov below full scale, 0 to 127
   * @param fate of each packet, from 1
   * @param bitrate bit/s of the voice, without headers
   */
  speak(loudness = 30, fate: (count: number) => Fate = () => 'sent', bitrate: number = voice.maxAverageBitrate): void {
    let count = 0;
    const stream = new RtpStream(1_000, audioPayloadType, 48_000);
    const payload = Buffer.alloc(Math.round((bitrate / 8 / 1000) * voice.packetMs), 0x33);
    this.every(voice.packetMs, (ms) => {
      const packet = stream.packet(ms, payload, false, { id: audioLevelId, value: 0x80 | loudness });
      switch (fate(++count)) {
        case 'sent':
          this.send(packet);
          break;
        case 'late':
          setTimeout(() => {
            if (!this.stopped) this.send(packet);
          }, 2 * voice.packetMs);
          break;
        case 'lost':
      }
    });
    this.every(1_000, (ms) => {
      this.send(stream.senderReport(ms));
    });
  }

  show(): void {
    layers.forEach(({ maxBitrate, maxFramerate }, layer) => {
      const stream = new RtpStream(2_000 + layer, videoPayloadType, 90_000);
      const frameBytes = maxBitrate / 8 / maxFramerate;
      let picture = 0;
      let keyFrameAt = 0;
      this.every(1000 / maxFramerate, (ms) => {
        const keyFrame = ms >= keyFrameAt;
        if (keyFrame) keyFrameAt = ms + keyFrameEveryMs;
        picture++;
        for (let left = frameBytes, start = true; left > 0; left -= packetBytes, start = false) {
          const payload = vp8Payload(Math.min(left, packetBytes), picture, start, keyFrame);
          this.send(stream.packet(ms, payload, left <= packetBytes));
        }
      });
      this.every(1_000, (ms) => {
        this.send(stream.senderReport(ms));
      });
    });
  }

  silence(): void {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
  }

  stop(): void {
    this.stopped = true;
    this.silence();
    this.socket.close();
  }

  private every(ms: number, task: (now: number) => void): void {
    this.timers.push(
      setInterval(() => {
        task(Date.now());
      }, ms),
    );
  }

  private send(packet: Buffer): void {
    for (const { ip, port } of this.targets) this.socket.send(packet, port, ip);
  }
}
