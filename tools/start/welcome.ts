import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';
import { SetupError } from '../setup/failure.mjs';
import type { Config } from './settings.ts';

interface Account {
  name: string;
  email: string;
  password: string;
  role: string;
}

interface Platform {
  demoAccounts: Account[];
  outboxPath: string | null;
}

interface Told {
  demoAccounts: Account[];
  /** Where mail is shown: a path of the platform, or an address. */
  outboxPath: string | null;
  /** Where all accounts of the demo are written down, when not everybody may see them. */
  accountsFile?: string;
}

/** One of each kind is shown; the file has all. */
const shown = ['lecturer', 'student', 'admin', 'admin.lubumbashi', 'coordinator', 'platform'];

/** The api answers known documents only; ours is welcome.graphql. @throws {Error} when it is not among those of the build */
export async function documentNamed(name: string): Promise<string> {
  const list = await readFile(join(root, 'dist/libs/contract/src/graphql/persisted-documents.json'), 'utf8');
  const known = Object.entries(JSON.parse(list) as Record<string, string>);
  const [id] = known.find(([, text]) => new RegExp(`\\b(query|mutation) ${name}\\b`).test(text)) ?? [];
  if (id === undefined) throw new Error(`The build knows no GraphQL document called ${name}.`);
  return id;
}

/** Asks the api what a visitor may know: accounts of the demo, and where its mail is shown. */
export async function askPlatform(apiPort: number): Promise<Platform> {
  const response = await fetch(`http://127.0.0.1:${apiPort}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ documentId: await documentNamed('Welcome') }),
  });
  const { data, errors } = (await response.json()) as { data?: { platform: Platform }; errors?: { message: string }[] };
  if (data) return data.platform;
  throw new SetupError(`The api service does not answer as it should: ${errors?.[0]?.message ?? response.statusText}`);
}

/** What only the operator may know, as the demo's loading wrote it down (apps/api/src/demo/passwords.ts). */
export async function forTheOperator({ dataDir, mail }: Config, apiPort: number): Promise<Told> {
  const accountsFile = join(dataDir, 'demo-accounts.json');
  const accounts = JSON.parse(await readFile(accountsFile, 'utf8')) as Account[];
  return {
    demoAccounts: accounts.filter(({ email }) => shown.includes(email.replace(/@.*$/, ''))),
    outboxPath: mail.smtpUrl === undefined ? `http://127.0.0.1:${apiPort}/outbox` : null,
    accountsFile,
  };
}

/** What stands at the end of the start: the address first, then how to come in. */
export function welcome(
  address: string,
  { demoAccounts, outboxPath, accountsFile }: Told,
  logs: string,
  seconds: number,
): string {
  const lines = ['', `Ikiraro is running: ${address}`, ''];
  if (demoAccounts.length > 0) {
    const rows = demoAccounts.map(({ role, name, email, password }) => [role.replace('_', ' '), name, email, password]);
    lines.push('  Demo accounts:', '', ...table([['role', 'name', 'e-mail', 'password'], ...rows]), '');
  }
  if (accountsFile)
    lines.push(`  These passwords were made for this installation. All accounts are in ${accountsFile}`);
  if (outboxPath) {
    const at = new URL(outboxPath, address).href;
    lines.push(`  Mail is kept, and shown ${accountsFile ? 'on this machine only ' : ''}at ${at}`);
  }
  lines.push(`  Logs are in ${logs}`, '', `Started in ${seconds.toFixed(1)} s. Ctrl-C stops everything.`);
  return lines.join('\n');
}

function table(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `    ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd());
}
