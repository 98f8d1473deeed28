import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { ServiceLog } from './log.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ikiraro-log-'));
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

const entry = (message: string) => JSON.stringify({ level: 'log', message });
const messages = (name: string) =>
  readFileSync(join(directory, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (line.startsWith('{') ? (JSON.parse(line) as { message: string }).message : line));

test('a log that grows too large while it is written is begun anew, and the last one is kept', async () => {
  const log = new ServiceLog('api', directory, { largestBytes: 1_000, tryAgainMs: 0 });
  for (let number = 1; number <= 100; number += 1) {
    log.write(entry(`line ${String(number)}`));
    await pause(0);
  }
  await log.close();
  const [before, now] = [messages('api.log.1'), messages('api.log')];
  expect(now.at(-1)).toBe('line 100');
  expect([...before, ...now]).toEqual([...before, ...now].map((_, at, all) => `line ${String(101 - all.length + at)}`));
  for (const name of ['api.log.1', 'api.log']) expect(statSync(join(directory, name)).size).toBeLessThan(1_200);
});

test('a log that was too large when the platform starts is put away', async () => {
  const first = new ServiceLog('api', directory, { largestBytes: 1_000, tryAgainMs: 0 });
  first.write(entry('x'.repeat(2_000)));
  await first.close();
  const second = new ServiceLog('api', directory, { largestBytes: 1_000, tryAgainMs: 0 });
  second.write(entry('anew'));
  await second.close();
  expect(messages('api.log')).toEqual(['anew']);
  expect(messages('api.log.1')[0]).toHaveLength(2_000);
});

test('a log goes on once the disk has room again, and says what is missing', async () => {
  // Every write there finds no space left on the device.
  const full = join(directory, 'live.log');
  symlinkSync('/dev/full', full);
  const log = new ServiceLog('live', directory, { largestBytes: 1_000_000, tryAgainMs: 0 });
  log.write(entry('lost'));
  const { stream } = log as unknown as { stream: NodeJS.WritableStream };
  await new Promise((resolve) => stream.once('close', resolve));
  rmSync(full);
  log.write(entry('kept'));
  await log.close();
  expect(messages('live.log')).toEqual(['(lines before this one that could not be written: 1)', 'kept']);
  expect(log.tail).toBe('lost\nkept');
});

test('a log that has been written for long enough is put away, and is gone when it is as old again', async () => {
  const limits = { largestBytes: 1_000_000, tryAgainMs: 0, writtenMs: 20 };
  const file = join(directory, 'api-access.log');
  const open = () => new ServiceLog('api-access', directory, limits);
  const first = open();
  first.write(entry('of last week'));
  await first.close();
  const madeAt = () => statSync(file).birthtimeMs || statSync(file).ctimeMs;
  while (Date.now() - madeAt() <= 20) await pause(5);
  const second = open();
  second.write(entry('of this week'));
  await second.close();
  expect([messages('api-access.log.1'), messages('api-access.log')]).toEqual([['of last week'], ['of this week']]);
  utimesSync(`${file}.1`, 0, 0);
  await open().close();
  expect(existsSync(`${file}.1`) && messages('api-access.log.1').includes('of last week')).toBe(false);
});
