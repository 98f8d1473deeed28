import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { freePort } from '../../test/setup/ports.ts';
import { descendants } from '../../test/setup/processes.ts';
import { startDatabase } from './database.ts';
import { ServiceLog } from './log.ts';
import { Service } from './service.ts';
import { hangs } from './watchdog.ts';

jest.setTimeout(120_000);

/** On a busy machine these may also find somebody silent who is not: then it is started again once more, which the tests bear. */
const bySignal = { everyMs: 200, answerMs: 600, misses: 1e9, stoppedMs: 300 };
const bySilence = { everyMs: 100, answerMs: 1_500, misses: 3, stoppedMs: 1e9 };

let folder: string;
let said: string[];
const say = (sentence: string) => void said.push(sentence);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikiraro-watchdog-'));
  said = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** It answers who it is; asked to hang, it goes round for ever. */
const program = `
  import { createServer } from 'node:http';
  createServer((request, response) => {
    if (request.url === '/hang') for (;;);
    response.end(String(process.pid));
  }).listen(Number(process.env.PORT_OF_ITS_OWN), '127.0.0.1');`;

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await is())) await pause(20);
}

test.each([
  ['is stopped by a signal', bySignal, 'was stopped by a signal', (pid: number) => void process.kill(pid, 'SIGSTOP')],
  [
    'goes round for ever',
    bySilence,
    'did not answer',
    (_: number, address: string) => void fetch(`${address}/hang`).catch(() => undefined),
  ],
])('a service that %s is ended and started again', async (_, patience, words, hang) => {
  const port = await freePort();
  await writeFile(join(folder, 'service.mjs'), program);
  const { NODE_OPTIONS: _jest, ...inherited } = process.env;
  const service = new Service({
    name: 'live',
    program: join(folder, 'service.mjs'),
    port,
    env: { ...inherited, PORT_OF_ITS_OWN: String(port) },
    log: new ServiceLog('live', folder),
    say,
    patience,
  });
  const address = `http://127.0.0.1:${port}`;
  const pid = async () =>
    Number(
      await fetch(address).then(
        (answer) => answer.text(),
        () => '0',
      ),
    );
  try {
    await service.start();
    const first = await pid();
    hang(first, address);
    await until(() => said.some((sentence) => sentence.includes('is back')));
    await until(async () => ![0, first].includes(await pid()));
    expect(said[0]).toContain(`The live service ${words}`);
  } finally {
    await service.stop();
  }
});

test('a service that answers late, but answers, is left alone, and one that misses a few times', async () => {
  const end = new AbortController();
  let asked = 0;
  const answers = async (signal: AbortSignal) => {
    asked++;
    if (asked > 20) end.abort();
    // Two of three are missed.
    if (asked % 3 !== 0) await new Promise((_, reject) => signal.addEventListener('abort', reject));
  };
  const patience = { everyMs: 1, answerMs: 20, misses: 3, stoppedMs: 1_000 };
  expect(await hangs({ pid: process.pid, answers, signal: end.signal, patience })).toBeUndefined();
  expect(asked).toBeGreaterThan(20);
});

test('a database of which every process is stopped is ended and started again', async () => {
  const database = await startDatabase({
    dataDir: folder,
    signal: new AbortController().signal,
    report: () => undefined,
    say,
    patience: bySilence,
  });
  try {
    const servers = (await descendants(process.pid)).filter(
      ({ command }) => command.includes(folder) || command.startsWith('postgres:'),
    );
    const postmaster = servers.find(({ command }) => command.includes(`-D ${folder}`));
    const family = servers.filter(({ pid, parent }) => pid === postmaster?.pid || parent === postmaster?.pid);
    expect(family.length).toBeGreaterThan(3);
    for (const { pid } of family) process.kill(pid, 'SIGSTOP');
    await until(() => said.includes('PostgreSQL is back.'));
    expect(said[0]).toContain('PostgreSQL did not answer');
  } finally {
    await database.stop(4_000);
  }
});

test('the health check of a container ends what was well and then hangs, and never what is still starting', async () => {
  const port = await freePort();
  const misses = join(folder, 'misses');
  const check = async () => {
    const env = { PATH: process.env['PATH'], HEALTH_PARENT: String(shell.pid), HEALTH_PATIENCE: '800' };
    const child = spawn(process.execPath, ['docker/healthcheck.mjs', String(port), misses], { env, stdio: 'inherit' });
    const [code] = (await once(child, 'close')) as [number | null];
    return code;
  };
  await writeFile(join(folder, 'service.mjs'), program);
  // As under `init: true`: the service is a child of the first process.
  const { NODE_OPTIONS: _jest, ...inherited } = process.env;
  const env = { ...inherited, PORT_OF_ITS_OWN: String(port) };
  const shell = spawn('sh', ['-c', `read -r line; "${process.execPath}" "${join(folder, 'service.mjs')}"; exit $?`], {
    env,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = once(shell, 'exit') as Promise<[number | null]>;
  for (let n = 0; n < 4; n++) expect(await check()).toBe(1);
  expect(shell.exitCode).toBeNull();
  shell.stdin.end('go\n');
  await until(async () => (await check()) === 0);
  const [service] = await descendants(shell.pid ?? 0);
  process.kill(service?.pid ?? 0, 'SIGSTOP');
  while (shell.exitCode === null) expect(await check()).toBe(1);
  expect(await ended).toEqual([137, null]);
});
