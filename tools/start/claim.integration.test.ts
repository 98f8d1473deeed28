import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { claim } from './claim.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ikiraro-claim-'));
});

afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('a second start on the same data is told where the first one is, whatever the path it takes', async () => {
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

test('a claim ends with its process, even when that is killed', async () => {
  const script = `
    const { claim } = await import(${JSON.stringify(new URL('./claim.ts', import.meta.url).href)});
    await claim(${JSON.stringify(dataDir)});
    console.log('mine');
    setInterval(() => {}, 1000);`;
  const { NODE_OPTIONS: _jest, ...env } = process.env;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await expect(claim(dataDir)).rejects.toThrow(`(process ${String(child.pid)})`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await (await claim(dataDir)).release();
});
