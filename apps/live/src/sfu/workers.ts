import { Inject, Injectable, Logger } from '@nestjs/common';
import { createWorker } from 'mediasoup';
import type { types } from 'mediasoup';
import type { Config } from '#platform';
import { CONFIG } from '#platform/nest';
import { unavailable } from '../failure.ts';
import { LiveMetrics } from '../live-metrics.ts';

/** A running worker with its one known port. */
export interface RunningWorker {
  readonly worker: types.Worker;
  readonly server: types.WebRtcServer;
  /** What it carries; consumers are where its work is. */
  readonly carries: Record<Carried, number>;
}

export const carried = ['transports', 'producers', 'consumers'] as const;
export type Carried = (typeof carried)[number];

/** Counts something in while it is open. */
export function count(
  on: RunningWorker,
  what: Carried,
  { observer }: { readonly observer: { once(event: 'close', listener: () => void): unknown } },
): void {
  on.carries[what]++;
  observer.once('close', () => {
    on.carries[what]--;
  });
}

/** ms between attempts to replace a worker: its port may take a moment to be free. */
const retryMs = 200;
/** ms a request waits for a worker that is just being replaced. */
const patienceMs = 5_000;

/** The SFU's worker processes: `config.sfu.workers` of them, each replaced when it dies. */
@Injectable()
export class Workers {
  private readonly running = new Map<number, RunningWorker>();
  private readonly logger = new Logger(Workers.name);
  private waiting: (() => void)[] = [];
  private closing = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly metrics: LiveMetrics,
  ) {
    metrics.watch('sfu_workers', 'SFU workers that run', () => this.alive().length);
    for (const what of carried) {
      metrics.watch(what, `Open ${what} of all SFU workers`, () =>
        this.alive().reduce((sum, { carries }) => sum + carries[what], 0),
      );
    }
  }

  /** @throws when a worker cannot be started at all: wrong binary, port in use */
  async start(): Promise<void> {
    await Promise.all(Array.from({ length: this.config.sfu.workers }, (_, index) => this.run(index)));
  }

  /** Process ids of those that run. */
  get pids(): number[] {
    return this.alive().map(({ worker }) => worker.pid);
  }

  /** The one with the fewest consumers. */
  async pick(): Promise<RunningWorker> {
    if (this.alive().length === 0) await this.someWorker();
    const [first, ...others] = this.alive();
    if (!first) throw unavailable('The media service');
    return others.reduce((least, one) => (one.carries.consumers < least.carries.consumers ? one : least), first);
  }

  /** @throws when a worker is missing */
  check(): Promise<void> {
    const missing = this.config.sfu.workers - this.alive().length;
    return missing === 0
      ? Promise.resolve()
      : Promise.reject(new Error(`${missing} of ${this.config.sfu.workers} SFU workers are not running`));
  }

  close(): void {
    this.closing = true;
    for (const { worker } of this.running.values()) worker.close();
    this.running.clear();
    this.wake();
  }

  /** A worker is closed a moment before it is known to have died. */
  private alive(): RunningWorker[] {
    return [...this.running.values()].filter(({ worker }) => !worker.closed);
  }

  private async run(index: number): Promise<void> {
    const { port, address, workerBin } = this.config.sfu;
    const worker = await createWorker({ logLevel: 'warn', ...(workerBin ? { workerBin } : {}) });
    if (this.closing) {
      worker.close();
      return;
    }
    worker.once('died', () => {
      this.died(index);
    });
    const listen = { ip: '0.0.0.0', announcedAddress: address, ...(port ? { port: port + index } : {}) };
    try {
      const server = await worker.createWebRtcServer({
        listenInfos: [
          { protocol: 'udp', ...listen },
          { protocol: 'tcp', ...listen },
        ],
      });
      this.running.set(index, { worker, server, carries: { transports: 0, producers: 0, consumers: 0 } });
      this.wake();
    } catch (error) {
      worker.close();
      const where = port ? `port ${port + index}, UDP and TCP` : 'a free port';
      throw new Error(`An SFU worker could not listen on ${where}: ${String(error)}. Choose another SFU_PORT.`, {
        cause: error,
      });
    }
  }

  private died(index: number): void {
    const had = this.running.delete(index);
    if (this.closing || !had) return;
    this.metrics.workerDeaths.inc();
    this.logger.error(`SFU worker ${index} died; starting another.`);
    void this.replace(index);
  }

  private async replace(index: number): Promise<void> {
    while (!this.closing && !this.running.has(index)) {
      try {
        await this.run(index);
        this.logger.log(`SFU worker ${index} was replaced.`);
      } catch (error) {
        this.logger.error(String(error));
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }

  private someWorker(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMs);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
