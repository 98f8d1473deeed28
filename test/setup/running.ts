/** What a global set-up has started, for the global teardown: Jest runs both in one process, but as separate modules. */
const holder = globalThis as typeof globalThis & { ikiraroRunning?: (() => Promise<void>)[] };

/** Has something stopped when all tests have run; last started, first stopped. */
export function stopAtTeardown(stop: () => Promise<void>): void {
  holder.ikiraroRunning ??= [];
  holder.ikiraroRunning.unshift(stop);
}

export async function stopEverything(): Promise<void> {
  const running = holder.ikiraroRunning ?? [];
  holder.ikiraroRunning = [];
  for (const stop of running) await stop();
}
