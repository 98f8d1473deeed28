import { Counter, Histogram } from 'prom-client';
import type { Metrics } from './metrics.ts';

type Done = (error: Error | undefined, ...given: unknown[]) => void;

/** The part of pg's pool that is used. */
export interface Pool {
  readonly options: { max: number };
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
  connect: (done?: Done) => unknown;
}

/** Measures the size of a pool of connections, and how long callers wait for one. */
export function watchPool(metrics: Metrics, pool: Pool): void {
  const registers = [metrics.registry];
  metrics.gauge('database_pool_limit', 'Connections to the database at most', () => pool.options.max);
  metrics.gauge('database_pool_size', 'Connections to the database', () => pool.totalCount);
  metrics.gauge('database_pool_idle', 'Those that nobody uses', () => pool.idleCount);
  // In pg-pool everybody waits for a moment, even for an idle connection; and the metrics themselves ask the database.
  metrics.gauge('database_pool_waiting', 'Who waits for a connection', () =>
    Math.max(0, pool.waitingCount - pool.idleCount),
  );
  const waited = new Histogram({
    name: 'database_pool_wait_seconds',
    help: 'Waiting for a connection, new or from the pool',
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const timeouts = new Counter({
    name: 'database_pool_timeouts_total',
    help: 'Waits for a connection that were given up',
    registers,
  });
  const measure = () => {
    const since = performance.now();
    return (error?: unknown) => {
      waited.observe((performance.now() - since) / 1_000);
      // pg-pool has no code for it.
      if (error instanceof Error && /timeout exceeded|timeout expired/.test(error.message)) timeouts.inc();
    };
  };
  const connect = pool.connect.bind(pool);
  pool.connect = (done) => {
    const ended = measure();
    if (done) {
      return connect((error, ...given) => {
        ended(error);
        done(error, ...given);
      });
    }
    const connecting = connect() as Promise<unknown>;
    connecting.then(() => {
      ended();
    }, ended);
    return connecting;
  };
}
