import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { languages } from '#database';
import { ConfigError, readConfig } from '#platform';
import { createApiApp } from './app.ts';
import { foundInstitution } from './admin/index.ts';
import { welcomeDays } from './people/index.ts';

const usage =
  'found-institution.js --institution "University of ..." --name "First Admin" --email admin@example.org --zone Africa/Kigali [--language fr|en]';

/** Makes an institution and its first admin on a new installation, and prints the link that lets the admin in. */
try {
  const { values } = parseArgs({
    options: {
      institution: { type: 'string' },
      name: { type: 'string' },
      email: { type: 'string' },
      zone: { type: 'string' },
      language: { type: 'string', default: 'fr' },
    },
  });
  const { institution, name: adminName, email: adminEmail, zone } = values;
  const language = languages.find((one) => one === values.language);
  if (!institution || !adminName || !adminEmail || !zone || !language) throw new ConfigError(`Usage: ${usage}`);
  const api = await createApiApp({ ...readConfig(), logLevel: 'error' });
  try {
    const link = await foundInstitution(api, { institution, adminName, adminEmail, zone, language });
    console.log(`${institution} is there. ${adminName} chooses a password within ${welcomeDays} days at:\n${link}`);
  } finally {
    await api.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
