import { Controller, Get, Header, Injectable, NotFoundException, Req } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { isOwnNetwork } from '../this-machine.ts';

/** Prometheus gives up after ten seconds. A figure that the database does not give within this many ms is left out, and the rest is answered. */
const patienceMs = 2_000;

/** The service's own registry: counters and histograms are made with `registers: [metrics.registry]`. */
@Injectable()
export class Metrics implements OnModuleDestroy {
  readonly registry = new Registry();

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
  }

  /** A gauge that is read when metrics are asked for. It is NaN when it cannot be read, so that a missing database leaves the other figures. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set((await inTime(read)) ?? NaN);
      },
    });
  }

  /** The same for several labels. @param read label -> figure; a figure that cannot be read is left out */
  gaugeOf(name: string, help: string, label: string, read: () => Promise<ReadonlyMap<string, number>>): void {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const [value, figure] of (await inTime(read)) ?? []) this.set({ [label]: value }, figure);
      },
    });
  }

  onModuleDestroy(): void {
    this.registry.clear();
  }
}

/** Undefined when a figure cannot be read in time. */
async function inTime<T>(read: () => T | Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, patienceMs);
  });
  try {
    return await Promise.race([read(), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Prometheus reads this on the service's own port. It is not behind the public address; and where somebody opens the port to everybody
 * (HOST), or leads a proxy to it, others get no metrics.
 */
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('Content-Type', Registry.PROMETHEUS_CONTENT_TYPE)
  @Header('Cache-Control', 'no-store')
  read(@Req() { socket, headers }: IncomingMessage): Promise<string> {
    const passedOn = headers['x-forwarded-for'] ?? headers.forwarded ?? headers['x-real-ip'];
    if (passedOn !== undefined || !isOwnNetwork(socket.remoteAddress)) throw new NotFoundException();
    return this.metrics.registry.metrics();
  }
}
