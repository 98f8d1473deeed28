import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { SetupError } from './failure.mjs';

/**
 * Node has no call for it. The lock belongs to the open file, which a program that we start shares with us as its descriptor 3: it asks
 * for the lock, ends, and the lock stays ours. util-linux and busybox have `flock`; Perl is in every Debian.
 * @type {readonly (readonly [string, ...string[]])[]}
 */
const lockers = [
  ['flock', '-n', '3'],
  ['perl', '-e', 'open(my $f, "+<&=", 3) or exit 2; exit(flock($f, 6) ? 0 : $!{EWOULDBLOCK} ? 1 : 2)'],
];

/**
 * Locks an open file for this process. The kernel lets go of it when the file is closed, however the process ends.
 * @param {number} file its descriptor
 * @param {string} name what is locked, for an error
 * @returns {boolean} false when another process has it
 * @throws {SetupError} when it cannot be locked at all
 */
export function lock(file, name) {
  for (const [program, ...args] of lockers) {
    const { error, status, stderr } = spawnSync(program, args, {
      env: process.env,
      stdio: ['ignore', 'ignore', 'pipe', file],
      encoding: 'utf8',
    });
    if (error) continue;
    if (status === 0 || status === 1) return status === 0;
    throw new SetupError(
      `${name} cannot be kept for one process: ${stderr.trim()}`,
      'Its file system does not lock files. Choose a folder on another one (DATA_DIR, IKIRARO_CACHE).',
    );
  }
  throw new SetupError(
    `${name} cannot be kept for one process: neither "flock" nor "perl" is on the PATH.`,
    'Install the package util-linux, which has flock.',
  );
}

/** ms between two looks at whether another process has finished. */
const lookEveryMs = 500;

/**
 * Runs `work` while no other process on this machine claims the same, and waits for it first.
 * @template T
 * @param {string} file is locked; it stays there, empty
 * @param {() => Promise<T> | T} work
 * @param {() => void} waits called when somebody else has it
 * @returns {Promise<T>}
 */
export async function claimed(file, work, waits = () => undefined) {
  const descriptor = openSync(file, 'a', 0o600);
  try {
    while (!lock(descriptor, file)) {
      waits();
      await pause(lookEveryMs);
    }
    return await work();
  } finally {
    closeSync(descriptor);
  }
}
