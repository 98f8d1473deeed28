import 'reflect-metadata';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { restoreBackup } from '#database/backup';
import { ConfigError, readConfig } from '#platform';

/** `restore.js FILE [--replace]`: brings a backup back to the database of DATABASE_URL and to DATA_DIR. The platform must be stopped. */
try {
  const { databaseUrl, dataDir } = readConfig();
  const given = process.argv.slice(2);
  const names = given.filter((one) => !one.startsWith('-'));
  const [named] = names;
  if (named === undefined || names.length > 1 || given.some((one) => one.startsWith('-') && one !== '--replace')) {
    throw new ConfigError('Usage: restore.js FILE [--replace]');
  }
  if (!databaseUrl) throw new ConfigError('DATABASE_URL must be set.');
  const { manifest, migrated, ticketSecret } = await restoreBackup({
    databaseUrl,
    dataDir,
    file: resolve(named),
    replace: given.includes('--replace'),
    progress: (detail) => {
      console.log(detail);
    },
  });
  const set = process.env['TICKET_SECRET'];
  if (ticketSecret !== undefined) {
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(dataDir, 'ticket-secret'), `${ticketSecret}\n`, { mode: 0o600 });
  }
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `The backup of ${manifest.createdAt} is restored: ${String(rows)} rows${migrated.length > 0 ? `, and ${String(migrated.length)} migrations run since` : ''}.` +
      (ticketSecret !== undefined && set && set !== ticketSecret
        ? ` TICKET_SECRET is another one here: set it to what is in ${join(dataDir, 'ticket-secret')}, else calendars lose their addresses.`
        : ''),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
