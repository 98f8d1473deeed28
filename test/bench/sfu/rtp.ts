import { randomBytes } from 'node:crypto';

/** One synthetic RTP stream, packet by packet (RFC 3550). */
export class RtpStream {
  readonly ssrc: number;
  private readonly payloadType: number;
  private readonly clockRate: number;
  private sequence = randomBytes(2).readUInt16BE();
  private packets = 0;
  private octets = 0;

  constructor(ssrc: number, payloadType: number, clockRate: number) {
    this.ssrc = ssrc;
    this.payloadType = payloadType;
    this.clockRate = clockRate;
  }

  /**
   * @param ms capture time
   * @param extension one-byte header extension element (RFC 8285): its id and its byte
   */
  packet(ms: number, payload: Buffer, marker: boolean, extension?: { id: number; value: number }): Buffer {
    const extended = extension
      ? Buffer.from([0xbe, 0xde, 0, 1, extension.id << 4, extension.value, 0, 0])
      : Buffer.alloc(0);
    const header = Buffer.alloc(12);
    header[0] = 0x80 | (extension ? 0x10 : 0);
    header[1] = (marker ? 0x80 : 0) | this.payloadType;
    header.writeUInt16BE((this.sequence = (this.sequence + 1) & 0xffff), 2);
    header.writeUInt32BE(this.timestamp(ms), 4);
    header.writeUInt32BE(this.ssrc, 8);
    this.packets++;
    this.octets += payload.length;
    return Buffer.concat([header, extended, payload]);
  }

  /** What ties the clocks of layers together: without it the SFU does not switch between them. */
  senderReport(ms: number): Buffer {
    const report = Buffer.alloc(28);
    report[0] = 0x80;
    report[1] = 200;
    report.writeUInt16BE(6, 2);
    report.writeUInt32BE(this.ssrc, 4);
    const seconds = Math.floor(ms / 1000);
    report.writeUInt32BE((seconds + 2_208_988_800) >>> 0, 8);
    report.writeUInt32BE(Math.floor(((ms - seconds * 1000) / 1000) * 2 ** 32) >>> 0, 12);
    report.writeUInt32BE(this.timestamp(ms), 16);
    report.writeUInt32BE(this.packets >>> 0, 20);
    report.writeUInt32BE(this.octets >>> 0, 24);
    return report;
  }

  private timestamp(ms: number): number {
    return (Math.round((ms * this.clockRate) / 1000) % 2 ** 32) >>> 0;
  }
}

/** VP8 as RTP carries it (RFC 7741): the descriptor with a picture id, and a payload header that says whether it is a key frame. */
export function vp8Payload(bytes: number, picture: number, start: boolean, keyFrame: boolean): Buffer {
  const payload = Buffer.alloc(Math.max(bytes, 16), 0x55);
  payload[0] = 0x80 | (start ? 0x10 : 0);
  payload[1] = 0x80;
  payload.writeUInt16BE(0x8000 | (picture & 0x7fff), 2);
  if (start) payload[4] = keyFrame ? 0x10 : 0x11;
  return payload;
}
