import 'reflect-metadata';
import { readConfig } from '#platform';
import { closeWhenAsked } from '#platform/nest';
import { createApiApp } from './app.ts';

const config = readConfig();
const app = await createApiApp(config);
closeWhenAsked(app);
await app.listen(config.apiPort, config.serviceHost);
