import { execFile, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { removeLine, removeStaleLines } from './cleanup.ts';
import { portAtFarEnd } from './far-port.ts';
import { cut, makeLine, namespaceOf, narrow, restore } from './line.ts';
import type { Line } from './line.ts';

/** The cut itself: silent at both ends, and everything that was on its way arrives once it is over. */
jest.setTimeout(120_000);

const probe = await makeLine('t');
if ('unavailable' in probe) console.warn(`Skipped: ${probe.unavailable}`);
else await removeLine(probe);
const whereAllowed = 'unavailable' in probe ? test.skip : test;

/** The program at the far end: it reports what it receives, and sends what it is told to. */
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

  whereAllowed('has a way around it to a program at the far end, which goes on while it is cut', async () => {
    const echo = `const server = require('node:net').createServer((socket) => socket.pipe(socket));
      server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;
    far = spawn('ip', ['netns', 'exec', namespaceOf(line), process.execPath, '-e', echo]);
    if (!far.stdout) throw new Error('no pipe');
    const [said] = (await once(far.stdout, 'data')) as [Buffer];
    const end = await portAtFarEnd(line, Number(said));
    const socket = connect(Number(said), '127.0.0.1');
    const talk = async (word: string) => {
      socket.write(word);
      const [answer] = (await once(socket, 'data')) as [Buffer];
      return answer.toString();
    };
    await expect(talk('before')).resolves.toBe('before');
    await cut(line);
    await expect(talk('while it is cut')).resolves.toBe('while it is cut');
    const closed = once(socket, 'close');
    end();
    await closed;
  });

  whereAllowed('carries no more than it is told to', async () => {
    const { port } = server.address() as AddressInfo;
    const eater = `const socket = require('node:net').connect(+process.argv[2], process.argv[1]); let got = 0;
      socket.on('data', (data) => (got += data.length)).on('end', () => console.log(got));`;
    const secondsFor = async (bytes: number) => {
      const accepted = once(server, 'connection') as Promise<[Socket]>;
      far = spawn('ip', ['netns', 'exec', namespaceOf(line), process.execPath, '-e', eater, line.near, String(port)]);
      if (!far.stdout) throw new Error('no pipe');
      const [socket] = await accepted;
      const since = performance.now();
      socket.end(Buffer.alloc(bytes));
      const [got] = (await once(far.stdout, 'data')) as [Buffer];
      expect(Number(got)).toBe(bytes);
      return (performance.now() - since) / 1_000;
    };
    await narrow(line, 400_000);
    // 800,000 bits; a first burst goes at once, and headers take their share.
    expect(await secondsFor(100_000)).toBeGreaterThan(1.5);
    await narrow(line, undefined);
    expect(await secondsFor(1_000_000)).toBeLessThan(15);
  });

  whereAllowed('of a run that was killed is taken down by the next', async () => {
    const { pid } = spawnSync('true');
    await makeLine('t', { run: pid });
    await removeStaleLines();
    const { stdout } = await promisify(execFile)('ip', ['-br', 'link']);
    const spaces = await promisify(execFile)('ip', ['netns', 'list']);
    expect(stdout + spaces.stdout).not.toContain(String(pid));
    expect(spaces.stdout).toContain(namespaceOf(line));
  });
});
