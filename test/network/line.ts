import { execFile } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { artifacts } from '../media/cache.ts';
import { addressesInUse, removeStaleLines, removeLine } from './cleanup.ts';

/**
 * A student's line that can be cut for real: the student's programs run in a network namespace of their own, joined to this machine by a
 * bridge. Cutting switches the bridge's port off without taking the link down: packets of both directions vanish, and neither end
 * is told (no RST, no ICMP, no "network changed"), as when a campus loses its uplink.
 *
 * Names of one run carry its process id, so runs do not meet and a dead run's leftovers can be known (cleanup.ts).
 */
export interface Line {
  /** A letter for what it serves, one for the worker, and the process id of the run that made it: part of all names. */
  readonly tag: string;
  /** This machine's address on the line; servers that listen everywhere are reached at it from both ends. */
  readonly near: string;
  /** The student's address. */
  readonly far: string;
}

const bridgeMac = '02:77:00:00:00:01';
const farMac = '02:77:00:00:00:02';
const bridgeOf = ({ tag }: Line) => `ikb${tag}`;
const portOf = ({ tag }: Line) => `ikp${tag}`;
const holderOf = ({ tag }: Line) => `ikh${tag}`;
export const namespaceOf = ({ tag }: Line) => `ikn${tag}`;

async function ip(...words: string[]): Promise<string> {
  return (await promisify(execFile)('ip', words)).stdout;
}

/** Which run a line is of, and which of Jest's workers uses it. */
interface LineOf {
  /** Process id. */
  readonly run?: number;
  readonly worker?: number;
}

/**
 * Makes the line (`serves`: b the browser tests, t a test of the line itself), or says in a sentence why this machine does not allow it (not root, no iproute2, no bridges in the kernel).
 */
export async function makeLine(
  serves: 'b' | 't',
  { run = process.pid, worker = 1 }: LineOf = {},
): Promise<Line | { unavailable: string }> {
  if (process.getuid?.() !== 0) return { unavailable: 'Cutting a line needs root: network namespaces are made.' };
  await removeStaleLines();
  const taken = await addressesInUse();
  const third = Array.from({ length: 254 }, (_, i) => 1 + ((run + i) % 254)).find(
    (x) => !taken.has(`10.77.${String(x)}.1`),
  );
  if (third === undefined) return { unavailable: 'No free network 10.77.x.0/24.' };
  const line: Line = {
    tag: `${serves}${workerLetter(worker)}${String(run)}`,
    near: `10.77.${String(third)}.1`,
    far: `10.77.${String(third)}.2`,
  };
  try {
    await build(line);
    return line;
  } catch (error) {
    await removeLine(line);
    return { unavailable: `Cutting a line needs bridges and network namespaces: ${(error as Error).message.trim()}` };
  }
}

/** Letters, as digits would run into the process id. */
const workerLetter = (worker: number) => 'abcdefghijklmnopqrstuvwxyz'.charAt(worker - 1);

async function build(line: Line): Promise<void> {
  const [bridge, port, holder, space] = [bridgeOf(line), portOf(line), holderOf(line), namespaceOf(line)];
  await ip('link', 'add', bridge, 'address', bridgeMac, 'type', 'bridge');
  // A port that is always up: without one the bridge itself would go down with the cut, and that shows.
  await ip('link', 'add', holder, 'type', 'veth', 'peer', 'name', `${holder}x`);
  await ip('link', 'set', `${holder}x`, 'up');
  await ip('link', 'set', holder, 'master', bridge, 'up');
  await ip('link', 'set', bridge, 'up');
  await ip('addr', 'add', `${line.near}/24`, 'dev', bridge);
  await ip('netns', 'add', space);
  await ip('link', 'add', port, 'type', 'veth', 'peer', 'name', 'line', 'address', farMac, 'netns', space);
  await ip('link', 'set', port, 'master', bridge, 'up');
  const far = (...words: string[]) => ip('-n', space, ...words);
  await far('link', 'set', 'lo', 'up');
  await far('addr', 'add', `${line.far}/24`, 'dev', 'line');
  await far('link', 'set', 'line', 'up');
  await far('route', 'add', 'default', 'via', line.near);
  // Neighbours for ever: an address resolution that fails during the cut would tell the sender "host unreachable".
  await ip('neigh', 'replace', line.far, 'lladdr', farMac, 'dev', bridge, 'nud', 'permanent');
  await far('neigh', 'replace', line.near, 'lladdr', bridgeMac, 'dev', 'line', 'nud', 'permanent');
}

/** From now on every packet of the line vanishes, in both directions. */
export async function cut(line: Line): Promise<void> {
  await promisify(execFile)('bridge', ['link', 'set', 'dev', portOf(line), 'state', '0']);
}

/** Packets pass again. */
export async function restore(line: Line): Promise<void> {
  await promisify(execFile)('bridge', ['link', 'set', 'dev', portOf(line), 'state', '3']);
}

/**
 * From now on the far end gets so many bit/s at most, what is more waits for up to 400 ms and is lost then; undefined: as much as there is. What it sends is not held back.
 *
 * @throws {Error} where the kernel has no token bucket (sch_tbf)
 */
export async function narrow(line: Line, bitrate: number | undefined): Promise<void> {
  const tc = (...words: string[]) => promisify(execFile)('tc', ['qdisc', ...words]);
  const root = ['dev', portOf(line), 'root'];
  if (bitrate === undefined) await tc('del', ...root).catch(() => undefined);
  else await tc('replace', ...root, 'tbf', 'rate', `${String(bitrate)}bit`, 'burst', '4kb', 'latency', '400ms');
}

/** The student's address after a move to another network; see `moveTo`. */
export const otherAddress = ({ near }: Line): string => near.replace(/1$/, '3');

/** The far end gets another address instead of its own, as when a phone goes from Wi-Fi to 4G: for a moment it has none, and its connections are gone. */
export async function moveTo(line: Line, address: string): Promise<void> {
  const far = (...words: string[]) => ip('-n', namespaceOf(line), ...words);
  await ip('neigh', 'replace', address, 'lladdr', farMac, 'dev', bridgeOf(line), 'nud', 'permanent');
  await far('addr', 'flush', 'dev', 'line');
  await far('addr', 'add', `${address}/24`, 'dev', 'line');
  await far('route', 'replace', 'default', 'via', line.near);
  await far('neigh', 'replace', line.near, 'lladdr', bridgeMac, 'dev', 'line', 'nud', 'permanent');
}

/** The far end's programs stop in the middle of what they do and their packets vanish, as when a laptop is shut. */
export async function fallAsleep(line: Line): Promise<void> {
  await cut(line);
  await signal(line, 'SIGSTOP');
}

/** The laptop is opened again. */
export async function wakeUp(line: Line): Promise<void> {
  await signal(line, 'SIGCONT');
  await restore(line);
}

async function signal(line: Line, name: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  const pids = (await ip('netns', 'pids', namespaceOf(line))).trim().split(/\s+/).map(Number);
  for (const pid of pids.filter((one) => one > 0)) process.kill(pid, name);
}

/** Path of a program that starts `executable` at the far end of the line, with all its arguments and open pipes. */
export async function programAtFarEnd(line: Line, executable: string): Promise<string> {
  const path = `${artifacts}far-end-${line.tag}.sh`;
  await mkdir(artifacts, { recursive: true });
  await writeFile(path, `#!/bin/sh\nexec ip netns exec ${namespaceOf(line)} '${executable}' "$@"\n`);
  await chmod(path, 0o755);
  return path;
}
