// npm run restore -- FILE [--replace]: a backup, brought back to an empty place.
import { launch } from './setup/launch.mjs';

await launch({}, async ({ args }) => (await import('./backup/main.ts')).restore(args));
