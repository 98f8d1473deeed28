import type { Source } from './events.ts';

/** The camera's simulcast ladder: what a 2 Mbit/s room and a 100 kbit/s phone can each take (docs/decisions.md, "Picture"). */
export const cameraLadder = [
  { scaleDownBy: 4, maxFramerate: 8, maxBitrate: 50_000 },
  { scaleDownBy: 2, maxFramerate: 10, maxBitrate: 150_000 },
  { scaleDownBy: 1, maxFramerate: 15, maxBitrate: 450_000 },
] as const;

/** What the camera is asked for. */
export const cameraSize = { width: 640, height: 360, frameRate: 15 } as const;

/** The screen needs two temporal layers, or mediasoup never pauses it and it ruins the voice. */
export const screenScalability = 'L1T2';

/**
 * Order of service on a thin link: greater is served first (mediasoup consumer priority, 1 to 255). Lecturer's voice, then a
 * speaking student's, then the lecturer's screen, then faces. Audio is not adapted by the SFU; its place here says what the
 * thin-link policy may pause.
 */
export const servicePriority: Readonly<Record<Source, number>> = { microphone: 255, screen: 100, camera: 10 };

/** Estimate a receiving transport starts with, bit/s: mediasoup's own 600000 floods a 128 kbit/s link. */
export const initialOutgoingBitrate = 100_000;
