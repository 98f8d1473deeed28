import 'reflect-metadata';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeBackup } from '#database/backup';
import { ConfigError, readConfig } from '#platform';
import { platformVersion } from './platform-version.ts';

/**
 * `backup.js [FILE]`: writes everything that cannot be made again into one file, also while the platform runs. Each line but the
 * last shows the progress. docs/operations.md lists the contents.
 */
try {
  const { databaseUrl, dataDir } = readConfig();
  const given = process.argv.slice(2);
  const [named] = given;
  if (given.length > 1 || named?.startsWith('-')) throw new ConfigError('Usage: backup.js [FILE]');
  if (!databaseUrl) throw new ConfigError('DATABASE_URL must be set.');
  const stamp = new Date().toISOString().replace(/\.\d+/, '').replaceAll(':', '');
  const file = resolve(named ?? join(dataDir, 'backups', `ikiraro-${stamp}.tar.gz`));
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const manifest = await makeBackup({
    databaseUrl,
    dataDir,
    ticketSecret: process.env['TICKET_SECRET'],
    file,
    platform: platformVersion(),
    progress: (detail) => {
      console.log(detail);
    },
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const files = manifest.entries.filter(({ name }) => name.startsWith('files/')).length;
  console.log(
    `The backup is ${file}: ${String(rows)} rows, ${String(files)} files of slides. It holds secrets and people's data: keep it elsewhere, where nobody else reads it.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
