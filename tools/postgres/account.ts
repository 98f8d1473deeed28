import { execFile, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { SetupError } from '../setup/failure.mjs';

/** The system user that PostgreSQL runs as when we are root, which it refuses to be. */
export interface Account {
  uid: number;
  gid: number;
  name: string;
}

export interface RunResult {
  code: number | null;
  /** Standard output and error, as they came. */
  output: string;
}

/** Nothing of the caller's: no PGDATA or PGPORT meant for another server, and messages in the language we read. */
export const cleanEnvironment = {
  PATH: process.env['PATH'] ?? '/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

export const isRoot = (): boolean => process.getuid?.() === 0;

/** `spawn` options that make a child run as the account. */
export function runningAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** Runs a program to its end, as the account. Rejects only when it cannot be started, or was aborted and has ended. */
export function runAs(
  account: Account | undefined,
  program: string,
  args: readonly string[],
  { input = '', signal }: { input?: string; signal?: AbortSignal | undefined } = {},
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    // Not below the caller's folder, which the account may not be able to enter.
    const child = spawn(program, args, {
      ...runningAs(account),
      cwd: '/',
      env: cleanEnvironment,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(signal ? { signal } : {}),
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    let failure: Error | undefined;
    child.once('error', (error) => {
      // One that was aborted is still ending, and is waited for; one that never started has nothing to wait for.
      if (child.pid === undefined) reject(error);
      else failure = error;
    });
    child.once('close', (code) => {
      if (failure) reject(failure);
      else resolve({ code, output });
    });
  });
}

/** Whether the account can enter the folder and write in it: tried, because parents, mounts and ACLs all have a say. */
export async function canWriteIn(account: Account | undefined, directory: string): Promise<boolean> {
  const script = 'cd "$1" && : >.reachable && rm .reachable';
  const { code } = await runAs(account, '/bin/sh', ['-c', script, 'sh', directory]);
  return code === 0;
}

const preferred = 'postgres';

/** The account for a new database: `postgres`, made when missing; undefined when we are not root and run it ourselves. */
export async function accountForNewDatabase(): Promise<Account | undefined> {
  if (!isRoot()) return undefined;
  const found = await lookUp(preferred);
  if (found) return found;
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', preferred];
  await execute('useradd', options).catch(() => undefined);
  // A read-only /etc, or no useradd: the account that owns nothing is better than none.
  const account = (await lookUp(preferred)) ?? (await lookUp('nobody'));
  if (account) return account;
  throw new SetupError(
    'PostgreSQL does not run as root, and a system user for it could not be made.',
    `Run "useradd ${options.join(' ')}", or start as an ordinary user.`,
  );
}

/** The account that an existing database belongs to. */
export async function accountOf(directory: string): Promise<Account | undefined> {
  if (!isRoot()) return undefined;
  const { uid, gid } = await stat(directory);
  if (uid === 0) return accountForNewDatabase();
  return { uid, gid, name: String(uid) };
}

const execute = promisify(execFile);

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const { stdout } = await execute('getent', ['passwd', name]);
    const [, , uid, gid] = stdout.split(':');
    return { uid: Number(uid), gid: Number(gid), name };
  } catch {
    return undefined;
  }
}
