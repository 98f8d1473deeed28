import { open, readdir, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrationLock } from '../migrations.ts';
import { ArchiveWriter } from './archive.ts';
import { copyOut } from './copy.ts';
import { BackupError, formatVersion, isDeckFile, partName, secretName } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { appliedMigrations, asText, copyTo, sequencesOf, tablesOf } from './tables.ts';

export interface BackupOptions {
  databaseUrl: string;
  dataDir: string;
  /** The secret that signs class tickets and addresses of calendars. */
  ticketSecret: string | undefined;
  file: string;
  /** Version of the platform. */
  platform: string;
  progress?: (detail: string) => void;
}

/** Bytes of a table, uncompressed, that are held in memory at once. */
const partBytes = 4_000_000;

/**
 * Writes everything that cannot be made again into one file. The database is read as of one moment, also while classes go on.
 *
 * @throws {BackupError} when there is nothing to back up, or the file is there already
 */
export async function makeBackup(options: BackupOptions): Promise<Manifest> {
  const { databaseUrl, dataDir, ticketSecret, file, progress = () => undefined } = options;
  if (existsSync(file)) throw new BackupError(`${file} is there already. Name another file, or move that one away.`);
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'ikiraro-backup', keepAlive: true });
  // The error is reported by the statement that it interrupts.
  client.on('error', () => undefined);
  await client.connect();
  let writer: ArchiveWriter | undefined;
  try {
    // The lock keeps others from migrating meanwhile.
    await client.query('SELECT pg_advisory_lock_shared($1)', [migrationLock]);
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${asText}`);
    const migrations = await appliedMigrations(client);
    if (migrations.length === 0) throw new BackupError('The database is empty: there is nothing to back up yet.');
    writer = new ArchiveWriter(file);
    const tables = await addTables(client, writer, progress);
    const sequences = await sequencesOf(client);
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    await client.query('COMMIT');
    // Files come after the rows: a file that a row names exists already.
    await addDecks(dataDir, writer, progress);
    if (ticketSecret !== undefined) {
      const secret = Buffer.from(ticketSecret);
      await writer.add(secretName, secret.length, [secret]);
    }
    const manifest: Manifest = {
      format: formatVersion,
      platform: options.platform,
      createdAt: new Date().toISOString(),
      postgres: rows[0]?.server_version ?? '',
      migrations,
      tables,
      sequences,
      entries: [...writer.entries],
    };
    await writer.finish(manifest);
    return manifest;
  } catch (error) {
    await writer?.giveUp();
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function addTables(
  client: pg.Client,
  writer: ArchiveWriter,
  progress: (detail: string) => void,
): Promise<Manifest['tables']> {
  const written: Manifest['tables'] = [];
  for (const table of await tablesOf(client)) {
    progress(`table ${table.name}`);
    let parts = 0;
    const rows = await copyOut(client, copyTo(table), partBytes, (part) => {
      parts += 1;
      return writer.add(partName(table.name, parts), part.length, [part]);
    });
    written.push({ ...table, rows });
  }
  return written;
}

/** Files of decks and their images, without uploads that are under way and copies that are made on request. */
async function addDecks(dataDir: string, writer: ArchiveWriter, progress: (detail: string) => void): Promise<void> {
  let done = 0;
  for (const folder of ['decks/files', 'decks/images']) {
    const names = await readdir(join(dataDir, folder), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    for (const name of names.sort()) {
      const path = `${folder}/${name}`;
      if (!isDeckFile(path)) continue;
      if (await addFile(writer, path, join(dataDir, path))) progress(`${String((done += 1))} files of slides`);
    }
  }
}

/** @returns false when it is no file, or somebody has removed it meanwhile */
async function addFile(writer: ArchiveWriter, name: string, path: string): Promise<boolean> {
  const there = await stat(path).catch(() => undefined);
  if (!there?.isFile()) return false;
  const handle = await open(path).catch(() => undefined);
  if (!handle) return false;
  const { size } = await handle.stat();
  if (size > 0) {
    await writer.add(`files/${name}`, size, handle.createReadStream({ end: size - 1 }) as AsyncIterable<Buffer>);
    return true;
  }
  await handle.close();
  await writer.add(`files/${name}`, 0, []);
  return true;
}
