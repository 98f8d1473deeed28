import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { claim } from './claim.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-claim-'));
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('a second start on the same data is told where the first one is, for any path to the folder', async () => {
  const first = await claim(dataDir);
  first.publish('http://localhost:1234');
  const detour = join(dataDir, 'detour');
  await symlink(dataDir, detour);
  await expect(claim(detour)).rejects.toMatchObject({
    message: `Ikiraro is already running with the data in ${detour} (process ${process.pid}), at http://localhost:1234.`,
    remedy: expect.stringContaining('DATA_DIR'),
  });
  await first.release();
  await (await claim(dataDir)).release();
});

/** A process that claims the folder, and keeps it. */
async function claimer(before: string[] = []): Promise<ChildProcess> {
  const script = `
    const { claim } = await import(${JSON.stringify(new URL('./claim.ts', import.meta.url).href)});
    await claim(${JSON.stringify(dataDir)});
    console.log('mine');
    setInterval(() => {}, 1000);`;
  const { NODE_OPTIONS: _jest, ...env } = process.env;
  const [program = '', ...args] = [...before, process.execPath, '--input-type=module', '--eval', script];
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('a claim ends with its process, even when that is killed', async () => {
  const child = await claimer();
  await expect(claim(dataDir)).rejects.toThrow(`(process ${String(child.pid)})`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (await claim(dataDir)).release();
});

test('a claim holds for other network namespaces, as of two containers with one volume', async () => {
  // A user namespace too, for those who are not root. Where the system allows neither, the claim is only tried without.
  const apart = ['unshare', '--map-root-user', '--net'];
  const isAllowed = spawnSync('unshare', [...apart.slice(1), 'true']).status === 0;
  const child = await claimer(isAllowed ? apart : []);
  await expect(claim(dataDir)).rejects.toThrow(`(process ${String(child.pid)})`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (await claim(dataDir)).release();
});

test('a program that this process starts does not keep the claim when it outlives the process', async () => {
  const first = await claim(dataDir);
  const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
  await once(child, 'spawn');
  await first.release();
  await (await claim(dataDir)).release();
  child.kill('SIGKILL');
});

test('Perl locks where there is no flock; without both it says what to install', async () => {
  const path = process.env['PATH'];
  const bin = join(dataDir, 'bin');
  await mkdir(bin);
  try {
    process.env['PATH'] = bin;
    await expect(claim(dataDir)).rejects.toMatchObject({ remedy: expect.stringContaining('util-linux') });
    const [perl = ''] = ['/usr/bin/perl', '/bin/perl'].filter((each) => existsSync(each));
    if (perl === '') return;
    await symlink(perl, join(bin, 'perl'));
    const first = await claim(dataDir);
    await expect(claim(dataDir)).rejects.toThrow('already running');
    process.env['PATH'] = path;
    await expect(claim(dataDir)).rejects.toThrow('already running');
    await first.release();
  } finally {
    process.env['PATH'] = path;
  }
});
