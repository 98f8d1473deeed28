import { startThrowawayPostgres } from '../../tools/postgres/throwaway.ts';
import { provideWorker } from '../../tools/setup/worker.mjs';
import { stopAtTeardown } from './running.ts';

/** A real PostgreSQL and a real SFU worker for the integration tests; libs/database/src/testing.ts makes databases in it. */
export default async function setUp(): Promise<void> {
  const postgres = await startThrowawayPostgres();
  stopAtTeardown(() => postgres.stop());
  process.env['TEST_DATABASE_URL'] = postgres.adminUrl;
  process.env['MEDIASOUP_WORKER_BIN'] ??= await provideWorker(process.execPath);
}
