import { removeLine } from '../network/cleanup.ts';
import { makeLine } from '../network/line.ts';
import { handedOver } from './handover.ts';
import type { PlatformUnderTest } from './handover.ts';
import { startPlatform } from './platform.ts';
import { stopAtTeardown, stopEverything } from './running.ts';

/**
 * A whole platform for each of Jest's workers, as tests break theirs on purpose. They start one after the other: the first may have to
 * build what all need.
 */
export default async function setUp({ maxWorkers }: { readonly maxWorkers: number }): Promise<void> {
  const found: PlatformUnderTest[] = [];
  for (let worker = 1; worker <= maxWorkers; worker += 1) found.push(await startOne(worker));
  process.env[handedOver] = JSON.stringify(found);
}

/**
 * Where a line can be cut (root), the platform answers at this machine's address on that line, which browsers at both ends reach; elsewhere on
 * this machine's own address, and the tests that need the cut are skipped and say why.
 */
async function startOne(worker: number): Promise<PlatformUnderTest> {
  const line = await makeLine('b', { worker });
  if ('near' in line) stopAtTeardown(() => removeLine(line));
  const host = 'near' in line ? line.near : '127.0.0.1';
  const name = worker === 1 ? 'platform' : `platform-${String(worker)}`;
  const { address, outbox, pid, databaseUrl, ticketSecret, stop } = await startPlatform({ host, name }).catch(
    async (error: unknown) => {
      // Jest runs no teardown after a set-up that failed.
      await stopEverything();
      throw error;
    },
  );
  stopAtTeardown(stop);
  return { address, outbox, pid, databaseUrl, ticketSecret, line };
}
