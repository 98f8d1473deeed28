import { randomBytes } from 'node:crypto';
import { chown, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../setup/failure.mjs';
import { runAs } from './account.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { failedWith } from './failures.ts';

/** Superuser, for maintenance and tests; and the owner of the one database, which is who the services are. */
export interface Passwords {
  postgres: string;
  ikiraro: string;
}

/** Inside PostgreSQL's directory, so that nobody can separate the two. */
const passwordFile = 'ikiraro-passwords.json';

const newPassword = () => randomBytes(24).toString('base64url');

interface Options {
  binaries: Binaries;
  account: Account | undefined;
  /** false: without waiting for the disk, for databases that are thrown away. */
  durable: boolean;
  signal?: AbortSignal | undefined;
}

/** Makes a database cluster with its roles and the database `ikiraro` in an empty folder that the account owns. */
export async function initialise(directory: string, { binaries, account, durable, signal }: Options): Promise<void> {
  const passwords: Passwords = { postgres: newPassword(), ikiraro: newPassword() };
  const sync = durable ? [] : ['--no-sync'];
  const made = await runAs(
    account,
    binaries.initdb,
    [
      `--pgdata=${directory}`,
      '--username=postgres',
      // There are no Unix sockets (see server.ts), and passwords are set below: initdb would want them in a file.
      '--auth-local=reject',
      '--auth-host=scram-sha-256',
      '--encoding=UTF8',
      // PostgreSQL's own: sorts alike on every machine and after every upgrade of the system. Names are sorted by ICU collations.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...sync,
    ],
    { signal },
  );
  if (made.code !== 0) throw failedWith(`A database could not be made in ${directory}.`, made.output, directory);

  const statements = [
    `ALTER ROLE postgres PASSWORD '${passwords.postgres}'`,
    `CREATE ROLE ikiraro LOGIN PASSWORD '${passwords.ikiraro}'`,
    'CREATE DATABASE ikiraro OWNER ikiraro',
    'REVOKE ALL ON DATABASE ikiraro FROM PUBLIC',
  ];
  const settings = durable ? [] : ['-F'];
  const filled = await runAs(account, binaries.postgres, ['--single', ...settings, '-D', directory, 'postgres'], {
    input: `${statements.join(';\n')};\n`,
    signal,
  });
  if (filled.code !== 0 || /^.*(ERROR|FATAL|PANIC):/m.test(filled.output)) {
    throw failedWith(`The database ikiraro could not be made in ${directory}.`, filled.output, directory);
  }
  const file = join(directory, passwordFile);
  await writeFile(file, JSON.stringify(passwords), { mode: 0o600, flush: durable });
  if (account) await chown(file, account.uid, account.gid);
}

/** @throws {SetupError} when the file is gone */
export async function readPasswords(directory: string): Promise<Passwords> {
  try {
    return JSON.parse(await readFile(join(directory, passwordFile), 'utf8')) as Passwords;
  } catch (cause) {
    throw new SetupError(
      `The passwords of the database in ${directory} are missing (${passwordFile}).`,
      'Bring that file back from a backup, or move the folder away to begin with an empty database.',
      { cause },
    );
  }
}
