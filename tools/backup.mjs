// npm run backup [-- FILE]: everything that cannot be made again, in one file.
import { launch } from './setup/launch.mjs';

await launch({}, async ({ args }) => (await import('./backup/main.ts')).backup(args));
