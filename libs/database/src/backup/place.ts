import type pg from 'pg';
import type { DeckFolder } from './deck-folder.ts';
import { BackupError } from './manifest.ts';
import { appliedMigrations, tablesOf } from './tables.ts';

/** `--replace` is the flag of restore.js. */
const remedy =
  'Name an empty place (another DATA_DIR, a new database in DATABASE_URL), or add --replace to give up what is there.';

/**
 * Makes sure that a backup may be put here, and that the database is empty then.
 *
 * @throws {BackupError} when the platform runs here, when there is data that may not be replaced, or data of another program
 */
export async function clearPlace(client: pg.ClientBase, decks: DeckFolder, replace: boolean): Promise<void> {
  await refuseInUse(client);
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  const place = `The database "${String(rows[0]?.name)}"`;
  const tables = await tablesOf(client);
  const isOurs = (await appliedMigrations(client)).length > 0;
  if (tables.length > 0 && !isOurs) {
    throw new BackupError(`${place} holds tables that are not Ikiraro's. Make an empty database for it.`);
  }
  if (!replace) {
    for (const { name } of tables) {
      const { rows: some } = await client.query<{ some: boolean }>(`SELECT EXISTS (SELECT FROM "${name}") AS some`);
      if (some[0]?.some) throw new BackupError(`${place} is not empty: there is something in ${name}. ${remedy}`);
    }
    if (!(await decks.isEmpty())) throw new BackupError(`${decks.path} is not empty. ${remedy}`);
  }
  if (isOurs)
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS jobs CASCADE');
}

async function refuseInUse(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND application_name IN ('ikiraro-api', 'live', 'ikiraro-live')`,
  );
  if (rows.length === 0) return;
  throw new BackupError(
    `The platform runs on this database (${rows.map(({ name }) => name).join(', ')}). Stop it, then run the same command again.`,
  );
}
