import { launch } from './setup/launch.mjs';

/** The set-up alone, for image builds: its last line is the path of the media worker. */
await launch({}, async ({ workerBin }) => console.log(workerBin));
