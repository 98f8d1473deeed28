// npm run admin -- COMMAND ...: what the operator of the machine does.
import { launch } from './setup/launch.mjs';

await launch({}, async ({ args }) => (await import('./admin/main.ts')).admin(args));
