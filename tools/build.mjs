// npm run build: the services and pages in production mode.
import { launch } from './setup/launch.mjs';

await launch({}, async (options) => (await import('./build/main.ts')).main(options));
