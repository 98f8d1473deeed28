import 'reflect-metadata';
import { readConfig } from '#platform';
import { closeWhenAsked } from '#platform/nest';
import { createLiveApp } from './app.ts';

const config = readConfig();
const app = await createLiveApp(config);
closeWhenAsked(app);
await app.listen(config.livePort, config.host);
