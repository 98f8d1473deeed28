import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runningPostgres } from '../postgres/index.ts';
import { SetupError } from '../setup/failure.mjs';
import { step } from '../setup/progress.mjs';
import { claim } from '../start/claim.ts';
import { startDatabase } from '../start/database.ts';
import { checkExternalDatabase } from '../start/external-database.ts';
import type { Lifetime } from '../start/lifetime.ts';
import type { Config } from '../start/settings.ts';

/**
 * The database of this installation: the external one; the embedded one that runs; or the embedded one, started for as long as this
 * command takes.
 *
 * @param isToBeEmpty something new is put there: nobody else may use it
 * @throws {SetupError} when it cannot be had
 */
export async function reachDatabase(
  { databaseUrl, dataDir }: Config,
  lifetime: Lifetime,
  { isToBeEmpty }: { isToBeEmpty: boolean },
): Promise<string> {
  if (!isToBeEmpty && databaseUrl === undefined && !existsSync(join(dataDir, 'postgres'))) {
    throw new SetupError(
      `There is no database in ${dataDir}: nothing was ever started there.`,
      'Set DATA_DIR (or DATABASE_URL) to what the platform runs with.',
    );
  }
  const claimed = await claim(dataDir).catch((error: unknown) => error);
  if (claimed instanceof Error || typeof claimed !== 'object' || claimed === null || !('release' in claimed)) {
    // The platform runs here.
    if (isToBeEmpty) throw claimed;
    if (databaseUrl !== undefined) return databaseUrl;
    const running = await runningPostgres(dataDir);
    if (running === undefined) throw claimed;
    return running;
  }
  lifetime.onStop('claim', () => (claimed as { release(): Promise<void> }).release());
  if (databaseUrl !== undefined) {
    await checkExternalDatabase(databaseUrl);
    return databaseUrl;
  }
  const database = await step('Starting the database', async (report) => {
    const starting = startDatabase({ dataDir, signal: lifetime.signal, report, say: console.error });
    lifetime.onStop('database', (withinMs) =>
      starting.then(
        (each) => each.stop(withinMs),
        () => undefined,
      ),
    );
    return starting;
  });
  return database.url;
}
