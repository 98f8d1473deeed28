// npm run mutants: changes the code in small ways and sees whether a test notices. `npm run mutants -- access` looks at one part.
import { launch } from './setup/launch.mjs';

await launch({}, async (options) => (await import('../test/mutants/main.ts')).main(options));
