/** What a global set-up has started, for the global teardown: Jest runs both in one process, but as separate modules. */
const holder = globalThis as typeof globalThis & { ikiraroRunning?: (() => Promise<void>)[] };

/** Has something stopped when all tests have run; last started, first stopped. */
export function stopAtTeardown(stop: () => Promise<void>): void {
  holder.ikiraroRunning ??= [];
  holder.ikiraroRunning.unshift(stop);
}

/** Stops all of it, also when one of them fails to stop; then says what failed. */
export async function stopEverything(): Promise<void> {
  const running = holder.ikiraroRunning ?? [];
  holder.ikiraroRunning = [];
  const faults: unknown[] = [];
  for (const stop of running) await stop().catch((fault: unknown) => faults.push(fault));
  if (faults.length > 0) throw faults.length === 1 ? faults[0] : new AggregateError(faults, 'Not everything stopped.');
}
