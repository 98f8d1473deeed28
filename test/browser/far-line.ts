import { test } from '@jest/globals';
import { chromiumPath } from '../media/chromium.ts';
import { programAtFarEnd, wakeUp } from '../network/line.ts';
import type { Line } from '../network/line.ts';
import type { Person } from './person.ts';
import { platform } from './platform.ts';
import type { story } from './story.ts';

/** Browsers at the far end of the line that can be cut, where this machine allows one. */

/** The program to start a browser there; undefined: it stands here like all others. */
export async function farChromium(): Promise<string | undefined> {
  return 'near' in platform.line ? programAtFarEnd(platform.line, chromiumPath) : undefined;
}

/** A chapter that does something to the line; where there is none, it is said to be skipped and why. */
export function chapterOverLine(
  chapter: ReturnType<typeof story>,
  title: string,
  tell: (line: Line) => Promise<void>,
): void {
  const { line } = platform;
  if ('near' in line) {
    chapter(title, () => tell(line));
    return;
  }
  console.warn(`Skipped, ${title}: ${line.unavailable}`);
  test.skip(`${title} (${line.unavailable})`, () => undefined);
}

/** A chapter that fails must leave to others neither a line that is cut nor browsers that cannot be closed. */
export async function lineAsItWas(): Promise<void> {
  if ('near' in platform.line) await wakeUp(platform.line);
}

/** Errors that a browser reports while its connection or a service is away on purpose. */
const awayOnPurpose = /net::ERR_|WebSocket|Failed to load resource|Failed to fetch/;

/** Does something during which a connection or a service is away, and ignores the browser errors about it. */
export function whileAway<T>(people: readonly Person[], act: () => Promise<T>): Promise<T> {
  return people.reduce<() => Promise<T>>(
    (inner, { complaints }) =>
      () =>
        complaints.forgiving(awayOnPurpose, inner),
    act,
  )();
}
