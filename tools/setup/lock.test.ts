import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { claimed } from './lock.mjs';

describe('a claim', () => {
  let file: string;
  beforeEach(() => {
    file = join(mkdtempSync(join(tmpdir(), 'ikiraro-claim-')), 'building');
  });

  test('lets two set-ups work one after the other', async () => {
    const seen: string[] = [];
    const first = claimed(file, async () => {
      seen.push('first begins');
      await new Promise((later) => setTimeout(later, 50));
      seen.push('first ends');
    });
    const second = claimed(
      file,
      () => seen.push('second begins'),
      () => seen.push('second waits'),
    );
    await Promise.all([first, second]);
    expect(seen).toEqual(['first begins', 'second waits', 'first ends', 'second begins']);
  });

  test('lets one of many work at a time', async () => {
    let [working, most] = [0, 0];
    const work = async () => {
      most = Math.max(most, (working += 1));
      await new Promise((later) => setTimeout(later, 5));
      working -= 1;
    };
    await Promise.all(Array.from({ length: 4 }, () => claimed(file, work)));
    expect(most).toBe(1);
  });

  test('ends with work that fails', async () => {
    await expect(claimed(file, () => Promise.reject(new Error('no compiler')))).rejects.toThrow('no compiler');
    await expect(claimed(file, () => 'built')).resolves.toBe('built');
  });

  test('of another process is waited for, and ends with it however it ends', async () => {
    const module = new URL('lock.mjs', import.meta.url).href;
    const script = `
      import { claimed } from '${module}';
      await claimed(process.argv[1], () => new Promise(() => {
        process.send('mine');
        // A promise alone keeps no process alive.
        setInterval(() => undefined, 1_000);
      }));`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', script, file], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await once(other, 'message');
    let waited = 0;
    const mine = claimed(
      file,
      () => 'built',
      () => {
        waited += 1;
        other.kill('SIGKILL');
      },
    );
    await expect(mine).resolves.toBe('built');
    expect(waited).toBeGreaterThan(0);
  });
});
