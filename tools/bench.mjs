// npm run bench -- <name>: one benchmark.
import { launch } from './setup/launch.mjs';

await launch({ browser: true }, async (options) => (await import('./bench/main.ts')).main(options));
