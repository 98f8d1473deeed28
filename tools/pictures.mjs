// npm run pictures: what people see, as one page of pictures, and those that the documentation shows.
import { launch } from './setup/launch.mjs';

await launch({ browser: true }, async (options) => (await import('../test/pictures.ts')).main(options));
