import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import * as files from 'node:fs/promises';
import * as os from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { makePresentation } from '../../../../../test/documents/presentation.ts';
import { convertMs } from '../limits.ts';

let folder: string;
/** Blocks of 4 kB that are free on the disk. */
let free = 1_000_000;
jest.unstable_mockModule('node:fs/promises', () => ({
  ...files,
  statfs: () => Promise.resolve({ bavail: free, bsize: 4_096 }),
}));
// Folders of work lie in the test's own, where it finds them.
jest.unstable_mockModule('node:os', () => ({ ...os, tmpdir: () => folder }));
const { toPdf } = await import('./convert.ts');

const { PATH = '' } = process.env;
let deck: string;
beforeEach(async () => {
  free = 1_000_000;
  folder = await mkdtemp(join(os.tmpdir(), 'ikiraro-convert-'));
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
/** The script says so in its folder of work, which is all that it may write. */
const begun = async () => {
  const [one = ''] = (await readdir(folder)).filter((name) => name.startsWith('ikiraro-office-'));
  return existsSync(join(folder, one, 'work', 'begun'));
};
const convert = () => toPdf(deck, 'odp', new AbortController().signal);

test('a file that takes too long ends as FILE_TOO_HARD, and stays as it is', async () => {
  await instead('touch "$HOME/begun"\nsleep 600');
  const before = await readFile(deck);
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  const outcome = convert();
  while (!(await begun())) await new Promise((resolve) => setImmediate(resolve));
  jest.advanceTimersByTime(convertMs);
  expect(await outcome).toBe('FILE_TOO_HARD');
  expect(await readFile(deck)).toEqual(before);
});

test('a file that fails counts as broken, unless the disk is full', async () => {
  await instead('exit 1');
  expect(await convert()).toBe('FILE_BROKEN');
  free = 10;
  await expect(convert()).rejects.toThrow('hardly any room');
});

test('a file from which nothing is made counts as broken', async () => {
  await instead('exit 0');
  expect(await convert()).toBe('FILE_BROKEN');
});

test('a presentation ends as NEEDS_LIBREOFFICE where there is no LibreOffice', async () => {
  process.env['PATH'] = folder;
  expect(await convert()).toBe('NEEDS_LIBREOFFICE');
});

/** Where the system lets us (namespace.ts says what it takes). */
const apart = await (async () => {
  const there = await mkdtemp(join(os.tmpdir(), 'ikiraro-apart-'));
  await Promise.all(['root', 'work'].map((name) => mkdir(join(there, name))));
  const { namespacesWork } = await import('../../confine/namespace.ts');
  return namespacesWork(join(there, 'root'), join(there, 'work')).finally(() => rm(there, { recursive: true }));
})();

(apart ? test : test.skip)('LibreOffice sees no file of the platform, no process of it and no network', async () => {
  const secret = join(folder, 'secret');
  await writeFile(secret, 'another university’s slides');
  const escape = `
    for path in ${secret} /proc/*/root${secret} /proc/*/cwd/secret ../secret /old${secret} /etc/passwd /root /home /var/log; do
      [ ! -e "$path" ] || exit 1
    done
    [ "$(ls /work)" = "$(printf 'deck.odp\nprofile')" ] || exit 2
    ! grep -q : /proc/net/route || exit 3
    [ "$(ls -d /proc/[0-9]* | wc -l)" -lt 6 ] || exit 4
    ! touch /usr/bin/mine 2>/dev/null || exit 5
    ! env | grep -q IKIRARO_SECRET || exit 6
    echo made >deck.pdf`;
  process.env['IKIRARO_SECRET'] = 'x';
  await instead(escape);
  try {
    expect(await convert()).toBe('done');
  } finally {
    delete process.env['IKIRARO_SECRET'];
  }
  expect(await readFile(deck, 'utf8')).toBe('made\n');
});
