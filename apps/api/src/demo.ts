import 'reflect-metadata';
import { join } from 'node:path';
import { ConfigError, readConfig } from '#platform';
import { loadDemo } from './demo/load.ts';
import { accountsFile, keptPasswords, publishedPasswords } from './demo/passwords.ts';
import { runWithDatabase } from './command.ts';

/** Loads the demo, or refreshes it: there is always a class that can be entered. */
await runWithDatabase('demo', async (dataSource) => {
  const { demo, local, dataDir } = readConfig();
  if (!local && !demo)
    throw new ConfigError('PUBLIC_ADDRESS is not localhost: set DEMO=true to load the demo all the same.');
  const passwords = local ? publishedPasswords : await keptPasswords(dataDir);
  const { people, sessions } = await loadDemo(dataSource, new Date(), passwords);
  console.log(`demo: ${people} people; ${sessions} sessions added`);
  if (!local) console.log(`demo: accounts and passwords are in ${join(dataDir, accountsFile)}`);
});
