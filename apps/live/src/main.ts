import 'reflect-metadata';
import { ConfigError, readConfig } from '#platform';
import { closeWhenAsked } from '#platform/nest';
import { createLiveApp } from './app.ts';
import { Lease, LeaseHeld } from './log/lease.ts';

// What is kept here is nobody else's on this machine; a file says more where it is meant for others.
process.umask(0o077);

try {
  const config = readConfig();
  const app = await createLiveApp(config);
  closeWhenAsked(app);
  app.get(Lease).onLost((sentence) => {
    console.error(sentence);
    process.exit(1);
  });
  await app.listen(config.livePort, config.serviceHost);
} catch (error) {
  // A setting, a port, a worker or the lease that cannot be had: a sentence. Anything else is a defect, with its stack.
  console.error(error instanceof ConfigError || error instanceof LeaseHeld ? error.message : error);
  process.exit(1);
}
