import 'reflect-metadata';
import { readConfig } from '#platform';
import { closeWhenAsked } from '#platform/nest';
import { DataSource } from 'typeorm';
import { createApiApp } from './app.ts';
import { closeDemo } from './demo/close.ts';
import { Retention } from './institutions/index.ts';
import { OldNotices } from './notifications/index.ts';

// Files that are written here are closed to other accounts of this machine, unless a file sets its own mode.
process.umask(0o077);

try {
  const config = readConfig();
  const app = await createApiApp(config);
  closeWhenAsked(app);
  // This runs before anybody can ask, so that no account of a demo that is switched off stays open.
  if (!config.demo) await closeDemo(app.get(DataSource));
  await app.listen(config.apiPort, config.serviceHost);
  app.get(OldNotices).start();
  app.get(Retention).start();
} catch (error) {
  // For the person who starts it: a sentence and no stack.
  console.error(`api: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
