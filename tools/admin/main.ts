import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { reachDatabase } from '../backup/reach-database.ts';
import { build } from '../build/main.ts';
import { root } from '../setup/paths.mjs';
import { Lifetime } from '../start/lifetime.ts';
import { readSettings } from '../start/settings.ts';

/** `npm run admin -- COMMAND ...`, while the platform runs or when it is stopped. Ends with the code of the command. */
export async function admin(args: string[]): Promise<void> {
  const lifetime = new Lifetime((sentence: string) => {
    console.log(sentence);
  });
  const config = readSettings();
  try {
    await build({ withPages: false });
    // Help needs none, and what was mistyped neither.
    const databaseUrl = await needsDatabase(args, () => reachDatabase(config, lifetime, { isToBeEmpty: false }));
    const { dataDir, publicAddress } = config;
    process.exitCode = await run(args, { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, PUBLIC_ADDRESS: publicAddress });
  } catch (error) {
    await lifetime.stop();
    if (lifetime.isInterrupted) return;
    throw error;
  }
  await lifetime.stop();
}

async function needsDatabase(args: string[], reach: () => Promise<string>): Promise<string | undefined> {
  const { withoutDatabase } = (await import(join(root, 'dist/apps/api/src/admin/run.js'))) as {
    withoutDatabase: (args: string[]) => object | undefined;
  };
  return withoutDatabase(args) === undefined ? reach() : undefined;
}

async function run(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'dist/apps/api/src/admin.js'), ...args], {
    env: { ...process.env, NODE_OPTIONS: undefined, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}
