import { handedOver } from '../setup/handover.ts';
import type { PlatformUnderTest } from '../setup/handover.ts';

const json = process.env[handedOver];
// Jest numbers its workers from 1, and gives the number of a worker that has ended to the next.
const platforms = json === undefined ? [] : (JSON.parse(json) as PlatformUnderTest[]);
const ours = platforms[Number(process.env['JEST_WORKER_ID']) - 1];
if (!ours) throw new Error('Run the browser tests as a Jest project: its global set-up starts the platform.');

/** The platform that the global set-up has started for this worker. No test of another worker touches it. */
export const platform = ours;
