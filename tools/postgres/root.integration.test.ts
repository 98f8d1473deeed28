import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, lstat, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { startPostgres } from './index.ts';
import type { Postgres } from './index.ts';

// A test that is given up would leave its server behind: on a busy machine making a database takes many seconds.
jest.setTimeout(180_000);

// What only root meets, and what only root can set up; an ordinary user's run skips it.
const asRoot = process.getuid?.() === 0 ? describe : describe.skip;

asRoot('as root', () => {
  let closed: string;
  let postgres: Postgres | undefined;

  beforeEach(async () => {
    closed = await mkdtemp(join(tmpdir(), 'ikiraro-root-'));
  });

  afterEach(async () => {
    await postgres?.stop();
    if (postgres) await rm(postgres.directory, { recursive: true, force: true });
    postgres = undefined;
    await rm(closed, { recursive: true, force: true });
  });

  test('runs as another user', async () => {
    postgres = await startPostgres({ dataDir: closed, durable: false });
    const { uid } = await stat(`/proc/${postgres.pid}`);
    expect(uid).not.toBe(0);
    expect((await stat(postgres.directory)).uid).toBe(uid);
  });

  test('lets that user pass through a DATA_DIR closed by a strict umask, and no further', async () => {
    postgres = await startPostgres({ dataDir: closed, durable: false });
    expect(postgres.directory).toBe(join(closed, 'postgres'));
    expect((await stat(closed)).mode & 0o777).toBe(0o711);
    expect((await stat(postgres.directory)).mode & 0o777).toBe(0o700);
  });

  test('keeps the files elsewhere when the folders above are closed, and says so', async () => {
    const dataDir = join(closed, 'home', 'data');
    await mkdir(dataDir, { recursive: true });
    await chmod(join(closed, 'home'), 0o700);
    const said: string[] = [];
    postgres = await startPostgres({ dataDir, durable: false, report: (detail) => said.push(detail) });
    expect(postgres.directory).toMatch(/^\/var\/lib\/ikiraro\//);
    expect((await lstat(join(dataDir, 'postgres'))).isSymbolicLink()).toBe(true);
    expect(said.join('\n')).toContain(`files are in ${postgres.directory}`);

    const { directory } = postgres;
    await postgres.stop();
    postgres = await startPostgres({ dataDir, durable: false });
    expect(postgres.directory).toBe(directory);
  });

  const mountable = spawnSync('unshare', ['--mount', 'true']).status === 0 ? test : test.skip;
  mountable('says that the disk is full, and leaves nothing half-made', async () => {
    await chmod(closed, 0o755);
    const small = join(closed, 'small');
    await mkdir(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=0755', 'ikiraro-test', small]);
    try {
      await expect(startPostgres({ dataDir: small, durable: false })).rejects.toMatchObject({
        message: expect.stringMatching(/^The disk that holds .*small.* is full\.$/),
        remedy: expect.stringContaining('Free some space'),
      });
      expect(await readdir(small)).toEqual([]);
    } finally {
      execFileSync('umount', [small]);
    }
  });
});
