import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../tools/setup/paths.mjs';
import type { Timing } from './tally.ts';

/** How long each file of tests took when it ran last on this machine. */
const file = join(root, 'test/.artifacts/seconds.json');

export function remembered(): Record<string, number> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  } catch {
    return {};
  }
}

export function remember(timings: readonly Timing[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({ ...remembered(), ...Object.fromEntries(timings.map((t) => [t.file, t.seconds])) }),
  );
}
