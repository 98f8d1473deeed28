import { handedOver } from '../setup/handover.ts';
import type { PlatformUnderTest } from '../setup/handover.ts';

const json = process.env[handedOver];
if (!json) throw new Error('Run the browser tests as a Jest project: its global set-up starts the platform.');

/** The platform that the global set-up has started. */
export const platform = JSON.parse(json) as PlatformUnderTest;
