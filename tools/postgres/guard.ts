import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cleanEnvironment, runningAs } from './account.ts';
import type { Account } from './account.ts';

/**
 * Waits for a line, which says that all is well, or for the end of the pipe, which says that we were killed outright. Then it
 * stops the server, provided that the process is still the one it was. A shell, because it takes 1 MB where Node takes 40.
 */
const script = `
trap '' INT TERM HUP QUIT
read -r line && exit 0
for signal in INT QUIT KILL; do
  for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    [ "$(readlink "/proc/$1/cwd")" = "$2" ] || exit 0
    [ "$try" = 1 ] && kill "-$signal" "$1"
    sleep 0.1
  done
done
`;

export interface Guard {
  /** The server has ended: nothing is left to guard. */
  release(): Promise<void>;
}

/** Leaves no server behind when this process is killed with SIGKILL. */
export function guard(pid: number, directory: string, account: Account | undefined): Guard {
  const child = spawn('/bin/sh', ['-c', script, 'ikiraro-guard', String(pid), directory], {
    ...runningAs(account),
    cwd: '/',
    env: cleanEnvironment,
    stdio: ['pipe', 'ignore', 'ignore'],
    // A session of its own: the signals of the terminal are not for it, and killing our group does not reach it.
    detached: true,
  });
  child.stdin.on('error', () => undefined);
  child.on('error', () => undefined);
  child.unref();
  const ended = once(child, 'exit').catch(() => undefined);
  return {
    async release() {
      child.ref();
      child.stdin.end('\n');
      await ended;
    },
  };
}
