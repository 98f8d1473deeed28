import { DataSource, MigrationExecutor } from 'typeorm';
import type { QueryRunner } from 'typeorm';
import type pg from 'pg';
import { dataSourceOptions } from '../data-source.ts';
import { migrate, migrationLock, migrations, unknownMigrations } from '../migrations.ts';
import { checkArchive, contentOf, openArchive } from './archive.ts';
import { copyIn } from './copy.ts';
import { DeckFolder } from './deck-folder.ts';
import { BackupError, damaged, isDeckFile, manifestName, secretName, tableOf } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { clearPlace } from './place.ts';
import { asText, copyFrom, setSequence, withoutReferences } from './tables.ts';

export interface RestoreOptions {
  databaseUrl: string;
  dataDir: string;
  file: string;
  /** Whether existing data is replaced. */
  replace?: boolean;
  progress?: (detail: string) => void;
}

export interface Restored {
  manifest: Manifest;
  /** Migrations that the backup did not have. */
  migrated: string[];
  ticketSecret: string | undefined;
}

/**
 * Restores a backup: all of it or, when something is wrong, nothing. Its schema is made by the migrations that it names, its rows are
 * put in, and then the schema is brought up to date.
 *
 * @throws {BackupError} for a file that is damaged or newer than this version, and a place that is in use or not empty
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { databaseUrl, dataDir, file, replace = false, progress = () => undefined } = options;
  progress(`reading ${file}`);
  const manifest = await checkArchive(file);
  const unknown = unknownMigrations(manifest.migrations);
  if (unknown.length > 0) {
    throw new BackupError(
      `${file} was made by a newer version of Ikiraro (${manifest.platform}): this version does not know its ${unknown.join(', ')}. ` +
        'Nothing was changed. Restore it with that version.',
    );
  }
  const connect = (names: string[]) =>
    new DataSource({
      ...dataSourceOptions(databaseUrl, { applicationName: 'ikiraro-restore', poolSize: 3, limits: null }),
      migrations: migrations.filter(({ name }) => names.includes(name)),
    }).initialize();
  const decks = new DeckFolder(dataDir);
  const dataSource = await connect(manifest.migrations);
  const runner = dataSource.createQueryRunner();
  let ticketSecret: string | undefined;
  try {
    const client = (await runner.connect()) as pg.ClientBase;
    await runner.startTransaction();
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    await clearPlace(client, decks, replace);
    progress('making its tables');
    await runMigrations(dataSource, runner);
    await client.query(asText);
    ticketSecret = await putIn(client, decks, manifest, file, progress);
    await decks.takePlace();
    await runner.commitTransaction();
    await decks.keep();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await decks.putBack();
    throw error;
  } finally {
    await runner.release().catch(() => undefined);
    await dataSource.destroy();
  }
  const current = await connect(migrations.map(({ name }) => name));
  try {
    progress('bringing its tables up to date');
    const migrated = await migrate(current);
    await current.query('ANALYZE');
    return { manifest, migrated, ticketSecret };
  } finally {
    await current.destroy();
  }
}

async function runMigrations(dataSource: DataSource, runner: QueryRunner): Promise<void> {
  const executor = new MigrationExecutor(dataSource, runner);
  // The migrations run in the one transaction that is open.
  executor.transaction = 'none';
  await executor.executePendingMigrations();
}

/** @returns the secret that was in it */
async function putIn(
  client: pg.ClientBase,
  decks: DeckFolder,
  manifest: Manifest,
  file: string,
  progress: (detail: string) => void,
): Promise<string | undefined> {
  const putBackReferences = await withoutReferences(client);
  const rows = new Map(manifest.tables.map(({ name }) => [name, 0]));
  let secret: string | undefined;
  let files = 0;
  const archive = openArchive(file);
  try {
    for await (const entry of archive.entries) {
      const name = tableOf(entry.name);
      const table = manifest.tables.find((one) => one.name === name);
      const path = entry.name.replace(/^files\//, '');
      if (table) {
        progress(`table ${table.name}`);
        rows.set(
          table.name,
          (rows.get(table.name) ?? 0) + (await copyIn(client, copyFrom(table), await contentOf(entry))),
        );
      } else if (isDeckFile(path)) {
        await decks.write(path, entry.content);
        progress(`${String((files += 1))} files of slides`);
      } else if (entry.name === secretName) {
        secret = (await contentOf(entry)).toString('utf8');
      } else if (entry.name !== manifestName) throw damaged(file, `${entry.name} does not belong in it`);
    }
  } finally {
    archive.close();
  }
  const wrong = manifest.tables.find((table) => rows.get(table.name) !== table.rows);
  if (wrong) throw damaged(file, `${String(rows.get(wrong.name))} of ${String(wrong.rows)} rows of ${wrong.name} came`);
  for (const sequence of manifest.sequences) await setSequence(client, sequence);
  progress('checking that everything fits together');
  await putBackReferences();
  return secret;
}
