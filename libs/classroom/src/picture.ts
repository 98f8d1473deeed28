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

/** A student's ladder: their picture is small on every screen, and their line is the thin one. */
export const studentLadder = cameraLadder.slice(0, 2);

/** Whose something is: a lecturer's or co-host's, or a student's. */
export type Standing = 'lecturer' | 'student';

/**
 * Order of service on a thin link: greater is served first (mediasoup consumer priority, 1 to 255). Lecturer's voice, then a
 * speaking student's, then the lecturer's screen, a student's screen (who defends a thesis shows what all look at), the lecturer's face,
 * and other faces. Audio is not adapted by the SFU; its place here says what the thin-link policy may pause.
 */
export const servicePriority: Readonly<Record<Standing, Readonly<Record<Source, number>>>> = {
  lecturer: { microphone: 255, screen: 100, camera: 10 },
  student: { microphone: 200, screen: 50, camera: 5 },
};

/** Estimate a receiving transport starts with, bit/s: mediasoup's own 600000 floods a 128 kbit/s link. */
export const initialOutgoingBitrate = 100_000;
