import pg from 'pg';
import { SetupError } from '../setup/failure.mjs';

const oldestMajor = 15;
const patienceMs = 5_000;

const remedies: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens there: start that server, or correct DATABASE_URL.',
  ENOTFOUND: 'That host name is unknown: correct DATABASE_URL.',
  EAI_AGAIN: 'That host name cannot be looked up now: check the network, or correct DATABASE_URL.',
  '28P01': 'It refuses the password: correct DATABASE_URL.',
  '28000': "It refuses this user: correct DATABASE_URL, or that server's pg_hba.conf.",
  '3D000': 'That database does not exist: create it, or correct DATABASE_URL.',
};

/**
 * Looks whether the PostgreSQL of DATABASE_URL can be used. What it says never holds the password.
 *
 * @throws {SetupError} when it cannot be reached, refuses us or is too old
 */
export async function checkExternalDatabase(url: string): Promise<void> {
  const shown = withoutPassword(url);
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: patienceMs,
    application_name: 'ikiraro-start',
  });
  // A connection that breaks while it is idle is reported here; the query below reports the rest.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; trigrams: boolean; icu: boolean }>(
      `SELECT current_setting('server_version_num') AS version,
         EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') AS trigrams,
         EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu') AS icu`,
    );
    const [found] = rows;
    const major = Math.floor(Number(found?.version) / 10_000);
    if (major < oldestMajor) {
      throw new SetupError(
        `The PostgreSQL at ${shown} is version ${major}; ${oldestMajor} or newer is needed.`,
        'Upgrade it, point DATABASE_URL to a newer one, or unset DATABASE_URL to use the embedded one.',
      );
    }
    if (!found?.trigrams || !found.icu) {
      const lacking = found?.icu ? 'the extension pg_trgm, which finds misspelt names' : 'ICU, which sorts names';
      throw new SetupError(
        `The PostgreSQL at ${shown} lacks ${lacking}.`,
        "Install its contrib package, or a build with ICU (Debian's postgresql and the image postgres:18 have both).",
      );
    }
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new SetupError(
      `The PostgreSQL at ${shown} (DATABASE_URL) cannot be used: ${message || code}.`,
      remedies[code] ??
        'Check that it runs and takes connections from here, or unset DATABASE_URL to use the embedded one.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function withoutPassword(url: string): string {
  try {
    const { host, pathname, username } = new URL(url);
    return `${username ? `${username}@` : ''}${host}${pathname}`;
  } catch {
    throw new SetupError('DATABASE_URL is not an address.', 'It is like postgres://user:password@host:5432/database.');
  }
}
