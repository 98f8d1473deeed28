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

const tools: Omit<PageTools, 'standing' | 'layersSent' | 'framesOfWidth' | 'madeUp'> = {
  async recordSound(selector, seconds) {
    const audio = element(selector, HTMLAudioElement);
    if (audio.paused || audio.muted || audio.volume === 0) {
      throw new Error(`${selector} is silent: paused ${String(audio.paused)}, muted ${String(audio.muted)}`);
    }
    if (!(audio.srcObject instanceof MediaStream)) throw new Error(`${selector} plays no stream`);
    const { samples, rate } = await (withoutCard ? recorded : tapped)(audio.srcObject, seconds);
    const pcm = Int16Array.from(samples, (sample) => Math.max(-1, Math.min(1, sample)) * 32_767);
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

/** Firefox starts no AudioContext on a machine without a sound card; a recorder works there as well. */
const withoutCard = navigator.userAgent.includes('Firefox');

interface Samples {
  readonly rate: number;
  readonly samples: Float32Array;
}

/** Some seconds of a stream, first channel, as they go by. */
async function tapped(stream: MediaStream, seconds: number): Promise<Samples> {
  const context = new AudioContext();
  await context.resume();
  const rate = context.sampleRate;
  const samples = new Float32Array(Math.round(seconds * rate));
  let at = 0;
  const input = context.createMediaStreamSource(stream);
  // Deprecated, but a worklet would need a script of its own, which the page's policy rightly refuses.
  const tap = context.createScriptProcessor(16_384, 1, 1);
  await new Promise<void>((done) => {
    tap.onaudioprocess = ({ inputBuffer }) => {
      const part = inputBuffer.getChannelData(0).slice(0, samples.length - at);
      samples.set(part, at);
      at += part.length;
      if (at >= samples.length) done();
    };
    input.connect(tap).connect(context.destination);
  });
  tap.disconnect();
  input.disconnect();
  await context.close();
  return { rate, samples };
}

/** The same by the browser's own recorder, at a rate that takes nothing away; no samples where nothing came. */
async function recorded(stream: MediaStream, seconds: number): Promise<Samples> {
  const rate = 48_000;
  const recorder = new MediaRecorder(new MediaStream(stream.getAudioTracks()), { audioBitsPerSecond: 128_000 });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((done) => (recorder.onstop = done));
  recorder.start();
  await Promise.race([stopped, new Promise((later) => setTimeout(later, seconds * 1_000))]);
  if (recorder.state !== 'inactive') recorder.stop();
  await stopped;
  const file = await new Blob(parts).arrayBuffer();
  if (file.byteLength === 0) return { rate, samples: new Float32Array() };
  const sound = await new OfflineAudioContext(1, rate, rate).decodeAudioData(file);
  return { rate: sound.sampleRate, samples: sound.getChannelData(0) };
}

/** The track that an audio element plays now. */
function trackOf(selector: string): MediaStreamTrack | undefined {
  const audio = document.querySelector(selector);
  const stream = audio instanceof HTMLAudioElement && !audio.paused ? audio.srcObject : null;
  return stream instanceof MediaStream ? stream.getAudioTracks()[0] : undefined;
}

/** Listens to what the element plays, also when element or stream are replaced, and tells when (page's clock, ms) it first sounds. */
async function firstSound(selector: string, otherThan: string | null = null): Promise<number> {
  if (withoutCard) return firstRecorded(selector, otherThan);
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

/** The same in pieces of half a second, which is as exact as it gets. */
async function firstRecorded(selector: string, otherThan: string | null): Promise<number> {
  for (;;) {
    const track = trackOf(selector);
    if (track && track.id !== otherThan && track.readyState === 'live') {
      const { samples } = await recorded(new MediaStream([track]), 0.5);
      if (samples.some((sample) => Math.abs(sample) > 0.01)) return performance.now();
    }
    await new Promise((next) => setTimeout(next, 50));
  }
}

Object.assign(globalThis, { ikiraroTest: tools });
