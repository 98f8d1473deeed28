import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface LibicalReading {
  /** The restrictions of RFC 5545 and 5546 hold: which properties a component must have, may have, and how often. */
  valid: boolean;
  /** Lines that could not be read. */
  errors: number;
  /** What is wrong, in libical's words. */
  told: string[];
  /** Times in s since 1970. */
  events: { uid: string; summary: string; sequence: number; startsAt: number; endsAt: number }[];
}

/** What libical understands: the reader of GNOME, KDE and Cyrus, in C, and so with none of our code or npm's in it. */
export async function readWithLibical(ics: string): Promise<LibicalReading> {
  const program = spawn('/usr/bin/python3', [fileURLToPath(new URL('libical.py', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  program.stdin.end(ics);
  const [answer, complaint] = await Promise.all([text(program.stdout), text(program.stderr)]);
  if (answer === '') throw new Error(`libical did not read it: ${complaint}`);
  return JSON.parse(answer) as LibicalReading;
}
