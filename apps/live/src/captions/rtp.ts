import type { VoicePacket } from './caption-source.ts';

/** Reads a packet of RTP (RFC 3550, section 5.1). @returns undefined for one that is damaged or empty */
export function readRtp(bytes: Uint8Array): VoicePacket | undefined {
  if (bytes.length < 12) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = view.getUint8(0);
  if (first >> 6 !== 2) return undefined;
  let start = 12 + 4 * (first & 0x0f);
  // Header extension: its length is counted in words of 32 bits, without its own first word.
  if (first & 0x10) {
    if (bytes.length < start + 4) return undefined;
    start += 4 + 4 * view.getUint16(start + 2);
  }
  // The last byte says how much of the end is padding.
  const end = bytes.length - (first & 0x20 ? (bytes.at(-1) ?? 0) : 0);
  if (start >= end) return undefined;
  return { sequence: view.getUint16(2), timestamp: view.getUint32(4), opus: bytes.subarray(start, end) };
}
