import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinaries } from './binaries.ts';
import { checkVersion, fillPlace, findPlace } from './directory.ts';
import type { Place } from './directory.ts';
import { initialise, readPasswords } from './initialise.ts';
import { isServerOf, killServer, stopOrphan } from './orphan.ts';
import { startServer } from './server.ts';

/** A running embedded PostgreSQL 18 on 127.0.0.1. */
export interface Postgres {
  /** The services' database, as its owner. */
  url: string;
  /** The superuser, in the maintenance database `postgres`. */
  adminUrl: string;
  pid: number;
  port: number;
  /** Where its files really are: elsewhere than in DATA_DIR when root's DATA_DIR cannot be reached by the database's user. */
  directory: string;
  /** Resolves when the server has ended for any reason, with the last lines it printed. */
  ended: Promise<string>;
  /** Stops it without damage to data within 4 s or as many ms as are given; mostly it takes some 100 ms. */
  stop(withinMs?: number): Promise<void>;
  /** For one that hangs: ends all its processes at once. The next start replays the write-ahead log, so nothing committed is lost. */
  kill(): Promise<void>;
}

export interface PostgresOptions {
  /** The database lives in `<dataDir>/postgres`, which is made when missing. */
  dataDir: string;
  /** false: gives up crash safety for speed, for databases that are thrown away. */
  durable?: boolean;
  /** Without it a free one is taken. */
  port?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Is told what takes time or was unexpected, in words. */
  report?: (detail: string) => void;
}

/**
 * Starts the database of a DATA_DIR, making it when there is none. The caller must be the only one who does so for this
 * DATA_DIR: a server that still runs there is taken for an orphan and stopped.
 *
 * @throws {SetupError} with what is wrong and what to do: disk full, folder not writable, made by another version
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dataDir, durable = true, port, signal, report = () => undefined } = options;
  const place = await findPlace(dataDir);
  const binaries = await findBinaries(place.account);
  if (place.isNew) {
    report('making a new database');
    const { account } = place;
    await fillPlace(place, (draft) => initialise(draft, { binaries, account, durable, signal }));
    if (place.directory !== place.entry) report(elsewhere(place));
  } else {
    await checkVersion(place, binaries.major);
    if (await stopOrphan(place.directory)) report('stopped the server of an earlier start that was killed');
  }
  const passwords = await readPasswords(place.directory);
  const server = await startServer({ binaries, place, port, durable, signal });
  const at = `127.0.0.1:${server.port}`;
  return {
    url: urlOf(passwords.ikiraro, server.port),
    adminUrl: `postgres://postgres:${passwords.postgres}@${at}/postgres`,
    pid: server.pid,
    port: server.port,
    directory: place.directory,
    ended: server.ended,
    stop: (withinMs) => server.stop(withinMs),
    kill: async () => {
      await killServer(place.directory);
      await server.ended;
    },
  };
}

const urlOf = (password: string, port: number) => `postgres://ikiraro:${password}@127.0.0.1:${port}/ikiraro`;

/**
 * The services' database of a DATA_DIR on which somebody else has started the server.
 *
 * @returns undefined when none runs there
 */
export async function runningPostgres(dataDir: string): Promise<string | undefined> {
  const directory = await realpath(join(dataDir, 'postgres')).catch(() => undefined);
  if (directory === undefined) return undefined;
  // Its lines: process, folder, start, port, ...
  const lines = (await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port || !(await isServerOf(pid, directory))) return undefined;
  return urlOf((await readPasswords(directory)).ikiraro, port);
}

const elsewhere = ({ entry, directory, account }: Place) =>
  `files are in ${directory}, because ${account?.name ?? 'its user'} cannot reach ${entry}`;
