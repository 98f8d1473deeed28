import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { makePresentation } from '../../../../../test/documents/presentation.ts';
import { convertMs } from '../limits.ts';

/** Blocks of 4 kB that are free on the disk. */
let free = 1_000_000;
jest.unstable_mockModule('node:fs/promises', () => ({
  ...files,
  statfs: () => Promise.resolve({ bavail: free, bsize: 4_096 }),
}));
const { toPdf } = await import('./convert.ts');

const { PATH = '' } = process.env;
let folder: string;
let deck: string;
beforeEach(async () => {
  free = 1_000_000;
  folder = await mkdtemp(join(tmpdir(), 'ikiraro-convert-'));
  deck = join(folder, 'deck');
  await writeFile(deck, makePresentation(['Keys name rows.']));
});
afterEach(async () => {
  jest.useRealTimers();
  process.env['PATH'] = PATH;
  await rm(folder, { recursive: true });
});

/** In LibreOffice's place stands a script. */
async function instead(script: string): Promise<void> {
  const programs = join(folder, 'bin');
  await mkdir(programs);
  await writeFile(join(programs, 'soffice'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  process.env['PATH'] = `${programs}${delimiter}${PATH}`;
}
const convert = () => toPdf(deck, 'odp', new AbortController().signal);

test('a file that takes too long is too hard, and stays as it is', async () => {
  const begun = join(folder, 'begun');
  await instead(`touch ${begun}\nsleep 600`);
  const before = await readFile(deck);
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  const outcome = convert();
  while (!existsSync(begun)) await new Promise((resolve) => setImmediate(resolve));
  jest.advanceTimersByTime(convertMs);
  expect(await outcome).toBe('FILE_TOO_HARD');
  expect(await readFile(deck)).toEqual(before);
});

test('what fails is a broken file, but not while the disk is full', async () => {
  await instead('exit 1');
  expect(await convert()).toBe('FILE_BROKEN');
  free = 10;
  await expect(convert()).rejects.toThrow('hardly any room');
});

test('what ends well and leaves nothing is a broken file too', async () => {
  await instead('exit 0');
  expect(await convert()).toBe('FILE_BROKEN');
});

test('without LibreOffice it says so', async () => {
  process.env['PATH'] = folder;
  expect(await convert()).toBe('NEEDS_LIBREOFFICE');
});
