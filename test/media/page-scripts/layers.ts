/// <reference lib="dom" />
import type { SentLayer } from '../page-tools.ts';

/** Runs in the page, as tools.ts does. */

/** Every connection this page has made: only it can count what each layer sends. */
const connections: RTCPeerConnection[] = [];
if (typeof RTCPeerConnection === 'function') {
  const Native = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(...given: ConstructorParameters<typeof Native>) {
      super(...given);
      connections.push(this);
    }
  };
}

/** What all connections count now. */
async function counts(): Promise<Record<string, unknown>[]> {
  const open = connections.filter(({ connectionState }) => connectionState === 'connected');
  const reports = await Promise.all(open.map((connection) => connection.getStats()));
  const counted: Record<string, unknown>[] = [];
  for (const report of reports) report.forEach((entry: Record<string, unknown>) => counted.push(entry));
  return counted;
}

async function madeUp(selector: string, seconds: number): Promise<number> {
  const audio = document.querySelector(selector);
  const stream = audio instanceof HTMLAudioElement ? audio.srcObject : null;
  const track = stream instanceof MediaStream ? stream.getAudioTracks()[0] : undefined;
  if (!track) throw new Error(`Nothing is heard at ${selector}`);
  const played = async () => {
    const of = (await counts()).find(
      ({ type, trackIdentifier }) => type === 'inbound-rtp' && trackIdentifier === track.id,
    );
    const made = Number(of?.['concealedSamples']) - Number(of?.['silentConcealedSamples']);
    return { made, all: Number(of?.['totalSamplesReceived']) };
  };
  const before = await played();
  await new Promise((later) => setTimeout(later, seconds * 1_000));
  const after = await played();
  return (after.made - before.made) / (after.all - before.all);
}

async function layersSent(): Promise<SentLayer[]> {
  return (await counts())
    .filter(({ type, kind, rid }) => type === 'outbound-rtp' && kind === 'video' && rid !== undefined)
    .map(({ frameWidth, frameHeight, bytesSent, framesEncoded }) => ({
      width: Number(frameWidth ?? 0),
      height: Number(frameHeight ?? 0),
      bytes: Number(bytesSent ?? 0),
      frames: Number(framesEncoded ?? 0),
    }));
}

/** Counts frames as they are shown; one of another size begins the count anew. */
async function framesOfWidth(selector: string, width: number, count: number): Promise<void> {
  let left = count;
  while (left > 0) {
    const video = document.querySelector(selector);
    if (!(video instanceof HTMLVideoElement)) {
      await new Promise((later) => setTimeout(later, 100));
      continue;
    }
    // An element that is replaced shows nothing more.
    const shown = await new Promise<number | undefined>((done) => {
      video.requestVideoFrameCallback((_, frame) => done(frame.width));
      setTimeout(done, 5_000);
    });
    left = shown === width ? left - 1 : count;
  }
}

Object.assign((globalThis as unknown as { ikiraroTest: object }).ikiraroTest, { layersSent, framesOfWidth, madeUp });
