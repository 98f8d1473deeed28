import type { Source } from './events.ts';

/** Whose something is: a lecturer's or co-host's, or a student's. */
export type Standing = 'lecturer' | 'student';

/**
 * The camera's simulcast ladder, by the shorter side in pixels: what a 2 Mbit/s room and a 100 kbit/s phone can each take (docs/decisions/0024).
 * A student's picture is small on every screen, and their line is the thin one: they send the lower two.
 */
export const cameraLadder = [
  { side: 90, maxFramerate: 8, maxBitrate: 50_000 },
  { side: 180, maxFramerate: 10, maxBitrate: 150_000 },
  { side: 360, maxFramerate: 15, maxBitrate: 450_000 },
] as const;

/**
 * What the camera is asked for. Browsers send three layers only of a picture of 960x540 or more, whatever each is scaled down to: of 640x360 the
 * third gets no bytes.
 */
export const cameraSize: Readonly<Record<Standing, { width: number; height: number }>> = {
  lecturer: { width: 960, height: 540 },
  student: { width: 640, height: 360 },
};
export const cameraFrameRate = 15;

/** Pixels from which browsers send so many layers (libwebrtc, which Firefox uses as well). */
const layersFrom = [
  { pixels: 960 * 540, layers: 3 },
  { pixels: 480 * 270, layers: 2 },
] as const;

export interface CameraEncoding {
  readonly scaleResolutionDownBy: number;
  readonly maxFramerate: number;
  readonly maxBitrate: number;
}

/**
 * The encodings for what a camera really gives. One that gives too little for all of the ladder sends its lowest and its highest: a layer that
 * is announced and never comes would be waited for.
 */
export function cameraEncodings(size: { width: number; height: number }, standing: Standing): CameraEncoding[] {
  const ladder = standing === 'lecturer' ? cameraLadder : cameraLadder.slice(0, 2);
  const pixels = size.width * size.height;
  const sent = layersFrom.find((from) => pixels >= from.pixels)?.layers ?? 1;
  const kept = ladder.filter(
    (_, place) => sent >= ladder.length || place === 0 || (sent > 1 && place === ladder.length - 1),
  );
  const side = Math.min(size.width, size.height);
  return kept.map(({ side: wanted, maxFramerate, maxBitrate }) => ({
    scaleResolutionDownBy: Math.max(1, side / wanted),
    maxFramerate,
    maxBitrate,
  }));
}

/** The screen needs two temporal layers, or mediasoup never pauses it and it ruins the voice. */
export const screenScalability = 'L1T2';
/**
 * Most a shared screen takes, bit/s: with a voice it fits 200 kbit/s. A new page comes at this rate until it is sharp, and a line that is thinner gets none
 * of it: the SFU finds no room for what comes, pauses it, asks for a whole picture as soon as nothing comes any more, and finds no room again.
 */
export const screenBitrate = 160_000;

/**
 * Order of service on a thin link: greater is served first (mediasoup consumer priority, 1 to 255). Lecturer's voice, then a
 * speaking student's, then the lecturer's screen, a student's screen (who defends a thesis shows what all look at), the lecturer's face,
 * and other faces. Each screen comes before what is heard of it: it is read, and costs less. Audio is not adapted by the SFU; what is heard of a
 * screen is given up by `screenSoundTurn`, a voice never.
 */
export const servicePriority: Readonly<Record<Standing, Readonly<Record<Source, number>>>> = {
  lecturer: { microphone: 255, screen: 100, 'screen-sound': 90, camera: 10 },
  student: { microphone: 200, screen: 50, 'screen-sound': 45, camera: 5 },
};

/** Estimate a receiving transport starts with, bit/s: mediasoup's own 600000 floods a 128 kbit/s link. */
export const initialOutgoingBitrate = 100_000;
