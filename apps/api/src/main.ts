import 'reflect-metadata';
import { readConfig } from '#platform';
import { closeWhenAsked } from '#platform/nest';
import { DataSource } from 'typeorm';
import { createApiApp } from './app.ts';
import { closeDemo } from './demo/close.ts';
import { Retention } from './institutions/index.ts';
import { OldNotices } from './notifications/index.ts';

// What is kept here is nobody else's on this machine; a file says more where it is meant for others.
process.umask(0o077);

try {
  const config = readConfig();
  const app = await createApiApp(config);
  closeWhenAsked(app);
  // Before anybody can ask: of a demo that is switched off, no account is left open.
  if (!config.demo) await closeDemo(app.get(DataSource));
  await app.listen(config.apiPort, config.serviceHost);
  app.get(OldNotices).start();
  app.get(Retention).start();
} catch (error) {
  // For whoever starts it: a sentence, and no stack.
  console.error(`api: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
