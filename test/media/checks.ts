import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { envelope, likeness } from './loudness.ts';
import { isOurPicture, movement, sampleSize } from './movement.ts';
import type { Movement } from './movement.ts';
import { grabFrames, recordSound } from './page-tools.ts';
import { speechFile } from './speech.ts';
import type { Speaker } from './speech.ts';
import { hums, toneOf } from './tone.ts';
import { readWav } from './wav.ts';

/** Seconds of sound that are compared: several sentences and pauses, so that one speech cannot look like the other. */
const listenSeconds = 12;

/** Sound of an audio element, compared with both speeches. */
export interface Hearing {
  readonly lecturer: number;
  readonly student: number;
  /** Loudest window, 0 to 1. */
  readonly loudest: number;
}

/** Listens to an audio element for `listenSeconds` and compares loudness over time with each person's speech. */
export async function hearing(page: Page, selector: string): Promise<Hearing> {
  const heard = await recordSound(page, selector, listenSeconds);
  const loud = envelope(heard.samples, heard.rate);
  return {
    lecturer: likeness(loud, await speechEnvelope('lecturer')).correlation,
    student: likeness(loud, await speechEnvelope('student')).correlation,
    loudest: Math.max(...loud),
  };
}

/**
 * That speech and not the other: measured over a loopback, the right one is at 0.9 and more, the wrong one at 0.55 and less.
 */
export function hears({ loudest, ...like }: Hearing, speaker: 'lecturer' | 'student'): boolean {
  const other = speaker === 'lecturer' ? like.student : like.lecturer;
  return loudest > 0.01 && like[speaker] > 0.75 && like[speaker] > other + 0.15;
}

/** Whether the audio element plays the hum of a Firefox's microphone now. */
export async function humming(page: Page, selector: string): Promise<boolean> {
  return hums(toneOf(await recordSound(page, selector, 1)));
}

async function speechEnvelope(speaker: Speaker): Promise<number[]> {
  const { samples, rate } = readWav(await readFile(await speechFile(speaker)));
  return envelope(samples, rate);
}

/** What a video element shows over two seconds, and whether it is the camera's moving picture. */
export async function seeing(page: Page, selector: string): Promise<Movement & { ours: boolean }> {
  const found = movement(await grabFrames(page, selector, 8, 250, sampleSize));
  return { ...found, ours: isOurPicture(found) };
}
