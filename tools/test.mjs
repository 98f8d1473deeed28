// npm test: every check and every test.
import { launch } from './setup/launch.mjs';

await launch({ browser: true }, async (options) => (await import('../test/main.ts')).main(options));
