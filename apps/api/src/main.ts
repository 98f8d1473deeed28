import 'reflect-metadata';
import { readConfig } from '#platform';
import { closeWhenAsked } from '#platform/nest';
import { createApiApp } from './app.ts';
import { NoticeSender } from './notifications/sender.ts';
import { WelcomeSender } from './people/letting-in/welcome-sender.ts';

try {
  const config = readConfig();
  const app = await createApiApp(config);
  closeWhenAsked(app);
  await app.listen(config.apiPort, config.serviceHost);
  app.get(NoticeSender).start();
  app.get(WelcomeSender).start();
} catch (error) {
  // For whoever starts it: a sentence, and no stack.
  console.error(`api: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
