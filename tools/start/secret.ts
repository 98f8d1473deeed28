import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explain } from '../postgres/failures.ts';

/** As TICKET_SECRET demands (libs/platform). */
const leastLength = 32;

/** The secret that signs class tickets: made once, kept in DATA_DIR, so that a restart does not throw people out of class. */
export async function keepSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'ticket-secret');
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept.length >= leastLength) return kept;
  const secret = randomBytes(32).toString('hex');
  try {
    await writeFile(file, `${secret}\n`, { mode: 0o600 });
  } catch (error) {
    throw explain(error, dataDir);
  }
  return secret;
}
