import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { claimed } from './paths.mjs';

describe('a claim', () => {
  let file: string;
  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), 'ikiraro-claim-')), 'building');
  });

  test('lets two set-ups work one after the other, and is gone afterwards', async () => {
    const seen: string[] = [];
    const first = claimed(file, async () => {
      seen.push('first begins');
      await new Promise((later) => setTimeout(later, 50));
      seen.push('first ends');
    });
    const second = claimed(
      file,
      () => Promise.resolve(seen.push('second begins')),
      () => seen.push('second waits'),
    );
    await Promise.all([first, second]);
    expect(seen).toEqual(['first begins', 'second waits', 'first ends', 'second begins']);
    expect(existsSync(file)).toBe(false);
  });

  test('ends with work that fails', async () => {
    await expect(claimed(file, () => Promise.reject(new Error('no compiler')))).rejects.toThrow('no compiler');
    expect(existsSync(file)).toBe(false);
  });

  test('is gone when its process is ended in the middle of the work', () => {
    const module = new URL('paths.mjs', import.meta.url).href;
    const script = `import { claimed } from '${module}'; await claimed(process.argv[1], () => process.exit(3));`;
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script, file]);
    expect([status, existsSync(file)]).toEqual([3, false]);
  });

  test('that names no process yet is waited for: it is being written', async () => {
    writeFileSync(file, '');
    const wasThere: boolean[] = [];
    const work = claimed(
      file,
      () => Promise.resolve('built'),
      () => {
        wasThere.push(existsSync(file));
        rmSync(file);
      },
    );
    await expect(work).resolves.toBe('built');
    expect(wasThere).toEqual([true]);
  });

  test('of a process that is gone counts for nothing', async () => {
    writeFileSync(file, String(spawnSync('true').pid));
    await expect(claimed(file, () => Promise.resolve('built'))).resolves.toBe('built');
  });

  test('that is half an hour old counts for nothing, also when a process has its number', async () => {
    writeFileSync(file, String(process.pid));
    const old = Date.now() / 1_000 - 31 * 60;
    utimesSync(file, old, old);
    await expect(claimed(file, () => Promise.resolve('built'))).resolves.toBe('built');
  });
});
