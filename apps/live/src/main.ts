import 'reflect-metadata';
import { ConfigError, readConfig } from '#platform';
import { closeWhenAsked } from '#platform/nest';
import { createLiveApp } from './app.ts';

try {
  const config = readConfig();
  const app = await createLiveApp(config);
  closeWhenAsked(app);
  await app.listen(config.livePort, config.serviceHost);
} catch (error) {
  // A setting, a port or a worker that cannot be had: a sentence. Anything else is a defect, with its stack.
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
