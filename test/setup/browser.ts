import { removeLine } from '../network/cleanup.ts';
import { makeLine } from '../network/line.ts';
import { handedOver } from './handover.ts';
import type { PlatformUnderTest } from './handover.ts';
import { startPlatform } from './platform.ts';
import { stopAtTeardown, stopEverything } from './running.ts';

/**
 * The whole platform for the browser tests. Where a line can be cut (root), it answers at this machine's address on that line, which
 * browsers at both ends reach; elsewhere on this machine's own address, and the one test that needs the cut is skipped and says why.
 */
export default async function setUp(): Promise<void> {
  const line = await makeLine('b');
  if ('near' in line) stopAtTeardown(() => removeLine(line));
  const host = 'near' in line ? line.near : '127.0.0.1';
  const { address, outbox, pid, databaseUrl, ticketSecret, stop } = await startPlatform({
    host,
    name: 'platform',
  }).catch(async (error: unknown) => {
    // Jest runs no teardown after a set-up that failed.
    await stopEverything();
    throw error;
  });
  stopAtTeardown(stop);
  const found: PlatformUnderTest = { address, outbox, pid, databaseUrl, ticketSecret, line };
  process.env[handedOver] = JSON.stringify(found);
}
