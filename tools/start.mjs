// npm start, npm run dev: the platform, from a fresh clone to a running demo.
import { launch } from './setup/launch.mjs';

await launch({}, async (options) => (await import('./start/main.ts')).main(options));
