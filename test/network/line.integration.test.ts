import { execFile, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { removeLine, removeStaleLines } from './cleanup.ts';
import { cut, makeLine, namespaceOf, restore } from './line.ts';
import type { Line } from './line.ts';

/** The cut itself: silent at both ends, and everything that was on its way arrives once it is over. */
jest.setTimeout(120_000);

const probe = await makeLine('t');
if ('unavailable' in probe) console.warn(`Skipped: ${probe.unavailable}`);
else await removeLine(probe);
const whereAllowed = 'unavailable' in probe ? test.skip : test;

/** At the far end: says what it gets, sends what it is told to. */
const student = `
  const socket = require('node:net').connect(+process.argv[2], process.argv[1]);
  socket.on('connect', () => console.log('connected'));
  socket.on('data', (data) => console.log('got ' + data));
  socket.on('error', (error) => console.log('error ' + error.code));
  socket.on('close', () => console.log('closed'));
  process.stdin.on('data', (data) => socket.write(data));`;

let line: Line;
let server: Server;
let far: ChildProcess;

beforeEach(async () => {
  const made = await makeLine('t');
  if ('unavailable' in made) return;
  line = made;
  server = createServer();
  await once(server.listen(0, '0.0.0.0'), 'listening');
});

afterEach(async () => {
  far?.kill();
  server?.close();
  if (line) await removeLine(line);
});

/** Segments that the far end has sent again, in vain, on its connection. */
async function sentAgain(): Promise<number> {
  const { stdout } = await promisify(execFile)('ip', ['netns', 'exec', namespaceOf(line), 'ss', '-Htin']);
  return Number(/ retrans:\d+\/(\d+)/.exec(stdout)?.[1] ?? 0);
}

describe('the line', () => {
  whereAllowed('loses everything in silence while it is cut, and carries it all afterwards', async () => {
    const { port } = server.address() as AddressInfo;
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    far = spawn('ip', ['netns', 'exec', namespaceOf(line), process.execPath, '-e', student, line.near, String(port)]);
    const said: string[] = [];
    if (!far.stdout || !far.stdin) throw new Error('no pipes');
    const lines = createInterface({ input: far.stdout });
    lines.on('line', (text) => said.push(text));
    const saying = (what: string) => async () => {
      while (!said.includes(what)) await once(lines, 'line');
    };
    const [socket] = await accepted;
    let received = '';
    const troubles: string[] = [];
    socket.on('data', (data: Buffer) => (received += data.toString()));
    socket.on('error', (error) => troubles.push(error.message));
    socket.on('close', () => troubles.push('closed'));
    socket.write('one');
    await saying('got one')();

    await cut(line);
    socket.write('two');
    far.stdin.write('three');
    // Not a wait for time: until the far end has tried five times in vain.
    while ((await sentAgain()) < 5) expect(received).toBe('');
    expect(said).toEqual(['connected', 'got one']);
    expect(received).toBe('');

    await restore(line);
    await saying('got two')();
    while (received === '') await once(socket, 'data');
    expect(received).toBe('three');
    expect(said).toEqual(['connected', 'got one', 'got two']);
    expect(troubles).toEqual([]);
    socket.removeAllListeners('close').destroy();
  });

  whereAllowed('of a run that was killed is taken down by the next', async () => {
    const { pid } = spawnSync('true');
    await makeLine('t', pid);
    await removeStaleLines();
    const { stdout } = await promisify(execFile)('ip', ['-br', 'link']);
    const spaces = await promisify(execFile)('ip', ['netns', 'list']);
    expect(stdout + spaces.stdout).not.toContain(String(pid));
    expect(spaces.stdout).toContain(namespaceOf(line));
  });
});
