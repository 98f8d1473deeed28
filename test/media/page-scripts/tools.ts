/// <reference lib="dom" />
import type { PageTools } from '../page-tools.ts';

/** Runs in the page; its types are taken away and it is injected (page-tools.ts). Nothing may be imported at run time. */

function element<T extends HTMLMediaElement>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`No ${kind.name} at ${selector}`);
  return found;
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(pieces.join(''));
}

const tools: Omit<PageTools, 'standing' | 'layersSent'> = {
  async recordSound(selector, seconds) {
    const audio = element(selector, HTMLAudioElement);
    if (audio.paused || audio.muted || audio.volume === 0) {
      throw new Error(`${selector} is silent: paused ${String(audio.paused)}, muted ${String(audio.muted)}`);
    }
    if (!(audio.srcObject instanceof MediaStream)) throw new Error(`${selector} plays no stream`);
    const context = new AudioContext();
    await context.resume();
    const parts: Float32Array[] = [];
    let missing = Math.round(seconds * context.sampleRate);
    const input = context.createMediaStreamSource(audio.srcObject);
    // Deprecated, but a worklet would need a script of its own, which the page's policy rightly refuses.
    const tap = context.createScriptProcessor(16_384, 1, 1);
    await new Promise<void>((done) => {
      tap.onaudioprocess = ({ inputBuffer }) => {
        const part = inputBuffer.getChannelData(0).slice(0, missing);
        parts.push(part);
        missing -= part.length;
        if (missing <= 0) done();
      };
      input.connect(tap).connect(context.destination);
    });
    tap.disconnect();
    input.disconnect();
    const rate = context.sampleRate;
    await context.close();
    const pcm = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) for (const sample of part) pcm[at++] = Math.max(-1, Math.min(1, sample)) * 32_767;
    return { rate, pcm: base64(new Uint8Array(pcm.buffer)) };
  },

  async frames(selector, count, everyMs, width, height) {
    const video = element(selector, HTMLVideoElement);
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('No canvas');
    const frames: number[][] = [];
    while (frames.length < count) {
      if (frames.length > 0) await new Promise((later) => setTimeout(later, everyMs));
      pen.drawImage(video, 0, 0, width, height);
      const { data } = pen.getImageData(0, 0, width, height);
      const grey = (at: number) => (data[at] ?? 0) * 0.299 + (data[at + 1] ?? 0) * 0.587 + (data[at + 2] ?? 0) * 0.114;
      frames.push(Array.from({ length: width * height }, (_, i) => Math.round(grey(4 * i))));
    }
    return frames;
  },

  trackAt(selector) {
    return trackOf(selector)?.id ?? null;
  },

  async untilSound(selector, otherThan) {
    const since = performance.now();
    return (await firstSound(selector, otherThan)) - since;
  },

  async fromPressToSound(name, selector) {
    const pressed = await new Promise<number>((done) => {
      const look = (event: Event) => {
        const target = event.target instanceof Element ? event.target.closest('button, a') : null;
        if (target?.textContent.trim() !== name) return;
        removeEventListener('click', look, true);
        done(event.timeStamp);
      };
      addEventListener('click', look, true);
    });
    return (await firstSound(selector)) - pressed;
  },
};

/** The track that an audio element plays now. */
function trackOf(selector: string): MediaStreamTrack | undefined {
  const audio = document.querySelector(selector);
  const stream = audio instanceof HTMLAudioElement && !audio.paused ? audio.srcObject : null;
  return stream instanceof MediaStream ? stream.getAudioTracks()[0] : undefined;
}

/** Listens to whatever the element plays, also when element or stream are replaced, and tells when (page's clock, ms) it first sounds. */
async function firstSound(selector: string, otherThan: string | null = null): Promise<number> {
  const context = new AudioContext();
  const ear = context.createAnalyser();
  ear.fftSize = 1024;
  const samples = new Float32Array(ear.fftSize);
  let heard: { track: MediaStreamTrack; node: AudioNode } | undefined;
  for (;;) {
    const found = trackOf(selector);
    const track = found?.id === otherThan ? undefined : found;
    if (track !== heard?.track) {
      heard?.node.disconnect();
      heard = track && { track, node: context.createMediaStreamSource(new MediaStream([track])) };
      heard?.node.connect(ear);
    }
    ear.getFloatTimeDomainData(samples);
    if (heard && samples.some((sample) => Math.abs(sample) > 0.01)) break;
    await new Promise((next) => setTimeout(next, 5));
  }
  const at = performance.now();
  await context.close();
  return at;
}

Object.assign(globalThis, { ikiraroTest: tools });
