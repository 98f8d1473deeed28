import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  lchown,
  lstat,
  mkdir,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../setup/failure.mjs';
import { accountForNewDatabase, accountOf, canWriteIn, isRoot } from './account.ts';
import type { Account } from './account.ts';
import { explain } from './failures.ts';

/** Databases of a DATA_DIR that the database's account cannot reach, such as one below /root. */
const publicData = '/var/lib/ikiraro';

/** Where a database is or will be, and who runs it. */
export interface Place {
  /** What the person knows: DATA_DIR/postgres. A link when the files had to go elsewhere. */
  entry: string;
  /** PostgreSQL's own data directory. */
  directory: string;
  account: Account | undefined;
  isNew: boolean;
}

/**
 * Finds the database of a DATA_DIR, or the place for a new one.
 *
 * @throws {SetupError} when the folder cannot be used, belongs to somebody else or is not a database
 */
export async function findPlace(dataDir: string): Promise<Place> {
  const entry = join(dataDir, 'postgres');
  try {
    await mkdir(dataDir, { recursive: true });
    const there = await lstat(entry).catch(() => undefined);
    return there ? await existingPlace(entry) : await newPlace(dataDir, entry);
  } catch (error) {
    throw explain(error, dataDir);
  }
}

async function existingPlace(entry: string): Promise<Place> {
  const directory = await realpath(entry).catch(() => undefined);
  if (directory === undefined) {
    throw new SetupError(
      `${entry} is a link to a database that is no longer there.`,
      'Bring that folder back, or remove the link to begin with an empty database.',
    );
  }
  const isOurs = await stat(directory).then((found) => found.uid === process.getuid?.());
  if (!isRoot() && !isOurs) {
    throw new SetupError(
      `The database in ${directory} belongs to another user (it was probably made by root).`,
      'Start as that user, or set DATA_DIR to another folder for a database of your own.',
    );
  }
  if (!existsSync(join(directory, 'PG_VERSION'))) {
    throw new SetupError(
      `${directory} is there, but it is not a PostgreSQL database.`,
      'Move it away, or set DATA_DIR to another folder.',
    );
  }
  const account = await accountOf(directory);
  // After a "chown -R" of the whole clone by root, PostgreSQL would refuse its own files.
  if (account && isOurs) await giveTo(account, directory);
  if (!(await canWriteIn(account, directory))) {
    throw new SetupError(
      `The user who runs the database (${account?.name ?? 'you'}) cannot write in ${directory}.`,
      `Check the disk and the rights of that folder and of those above it (chmod o+x lets others pass through).`,
    );
  }
  return { entry, directory, account, isNew: false };
}

async function newPlace(dataDir: string, entry: string): Promise<Place> {
  const account = await accountForNewDatabase();
  await clearDrafts(dataDir);
  if ((await isReachable(entry, account)) || ((await letThrough(dataDir)) && (await isReachable(entry, account)))) {
    return { entry, directory: entry, account, isNew: true };
  }
  if (!account) throw new SetupError(`${dataDir} cannot be written by this user.`, 'Set DATA_DIR to another folder.');
  await mkdir(publicData, { recursive: true, mode: 0o755 });
  // Random too: who removed DATA_DIR wants an empty database, not the old one.
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const directory = join(publicData, `${hash}-${randomBytes(3).toString('hex')}`);
  return { entry, directory, account, isNew: true };
}

/** Makes the new database in a draft, and puts it in its place only when it is whole. */
export async function fillPlace(place: Place, fill: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${place.directory}.new-${process.pid}`;
  try {
    await makeOwned(draft, place.account);
    await fill(draft);
    await rename(draft, place.directory);
    if (place.directory !== place.entry) await symlink(place.directory, place.entry);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw explain(error, place.directory);
  }
}

/** @throws {SetupError} when the database was made by another major version than this one */
export async function checkVersion(place: Place, major: string): Promise<void> {
  const found = (await readFile(join(place.directory, 'PG_VERSION'), 'utf8')).trim();
  if (found === major) return;
  throw new SetupError(
    `The database in ${place.entry} was made by PostgreSQL ${found}, and this is PostgreSQL ${major}, which cannot read it.`,
    `Move it into ${major} with a pg_dump of version ${found}; or set DATA_DIR to another folder to begin anew; ` +
      `or run PostgreSQL ${found} yourself and set DATABASE_URL.`,
  );
}

async function isReachable(entry: string, account: Account | undefined): Promise<boolean> {
  const trial = await makeOwned(`${entry}.new-${process.pid}`, account);
  try {
    return await canWriteIn(account, trial);
  } finally {
    await rm(trial, { recursive: true });
  }
}

/** Lets others pass through root's own DATA_DIR (not look into it): a strict umask closes it. The folders above are not ours. */
async function letThrough(dataDir: string): Promise<boolean> {
  if (!isRoot()) return false;
  const { mode, uid } = await stat(dataDir);
  if (uid !== 0 || (mode & 0o001) !== 0) return false;
  await chmod(dataDir, (mode & 0o777) | 0o011);
  return true;
}

async function makeOwned(directory: string, account: Account | undefined): Promise<string> {
  await mkdir(directory, { mode: 0o700 });
  if (account) await chown(directory, account.uid, account.gid);
  return directory;
}

/** What starts that were killed have left. */
async function clearDrafts(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const owner = /^postgres\.new-(\d+)$/.exec(name)?.[1];
    if (owner && !existsSync(`/proc/${owner}`)) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

async function giveTo(account: Account, path: string): Promise<void> {
  await lchown(path, account.uid, account.gid);
  const found = await lstat(path);
  if (!found.isDirectory()) return;
  for (const name of await readdir(path)) await giveTo(account, join(path, name));
}
