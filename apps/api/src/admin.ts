import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { readConfig } from '#platform';
import { runAdmin } from './admin/index.ts';
import { createApiApp } from './app.ts';

/** `admin.js COMMAND ...`: the commands of the machine's operator. They work while the platform runs. docs/operations.md lists them. */
let api: INestApplicationContext | undefined;
const { code, lines } = await runAdmin(process.argv.slice(2), async () => {
  api = await createApiApp({ ...readConfig(), logLevel: 'fatal' });
  return api;
});
for (const line of lines) (code === 0 ? console.log : console.error)(line);
await api?.close();
process.exitCode = code;
