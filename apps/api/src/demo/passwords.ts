import { randomInt } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoEmail, demoPassword, demoPeople } from './people.ts';

/** The password of each account of the demo; null: none, so that nobody can sign in with it. */
export interface DemoPasswords {
  /** Whether the passwords are published. All accounts of the demo have one then. */
  readonly published: boolean;
  of(key: string): string | null;
}

/** Passwords on localhost: one for all, and published. */
export const publishedPasswords: DemoPasswords = { published: true, of: () => demoPassword };

/** In DATA_DIR; tools/start/welcome.ts reads it as well. */
export const accountsFile = 'demo-accounts.json';

/** As it stands in the file, for the operator to read. */
interface KeptAccount {
  role: string;
  name: string;
  email: string;
  password: string;
}

/** Characters without those that look alike. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password of 79 bits, in groups, easy to read out. */
const newPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')).join('-');

/**
 * Passwords made at random, each account its own: made once, kept in DATA_DIR for the operator's eyes. The hundreds of the large
 * university have none.
 */
export async function keptPasswords(dataDir: string): Promise<DemoPasswords> {
  const file = join(dataDir, accountsFile);
  const before = await read(file);
  const passwords = new Map(before.map(({ email, password }) => [email, password]));
  const accounts = demoPeople.map(({ key, name, platformRole, roles }): KeptAccount => {
    const email = demoEmail(key);
    return { role: platformRole ?? roles[0]?.[1] ?? '', name, email, password: passwords.get(email) ?? newPassword() };
  });
  if (accounts.some(({ email }) => !passwords.has(email))) await write(file, dataDir, accounts);
  const known = new Map(accounts.map(({ email, password }) => [email, password]));
  return { published: false, of: (key) => known.get(demoEmail(key)) ?? null };
}

async function read(file: string): Promise<KeptAccount[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '[]';
    throw error;
  });
  return JSON.parse(text) as KeptAccount[];
}

async function write(file: string, dataDir: string, accounts: readonly KeptAccount[]): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  // The file is renamed into place: with half a list, the other half would get new passwords.
  await writeFile(`${file}.part`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
}
