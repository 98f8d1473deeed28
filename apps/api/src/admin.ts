import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { readConfig } from '#platform';
import { runAdmin } from './admin/index.ts';
import { createApiApp } from './app.ts';

/** `admin.js COMMAND ...`: what the operator of the machine does, also while the platform runs. docs/operations.md says what. */
let api: INestApplicationContext | undefined;
const { code, lines } = await runAdmin(process.argv.slice(2), async () => {
  api = await createApiApp({ ...readConfig(), logLevel: 'fatal' });
  return api;
});
for (const line of lines) (code === 0 ? console.log : console.error)(line);
await api?.close();
process.exitCode = code;
