import { Controller, Get, Header, Injectable, NotFoundException, Req } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { isOwnNetwork } from '../this-machine.ts';

/** Prometheus gives up after ten seconds. What the database does not say within this many ms is left out, and the rest is answered. */
const patienceMs = 2_000;

/** The service's own registry: counters and histograms are made with `registers: [metrics.registry]`. */
@Injectable()
export class Metrics implements OnModuleDestroy {
  readonly registry = new Registry();

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
  }

  /** One that is read when somebody asks. NaN where it cannot be read: a database that is away must not take the other figures along. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await inTime(read));
      },
    });
  }

  onModuleDestroy(): void {
    this.registry.clear();
  }
}

async function inTime(read: () => number | Promise<number>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<number>((resolve) => {
    timer = setTimeout(() => {
      resolve(NaN);
    }, patienceMs);
  });
  try {
    return await Promise.race([read(), late]);
  } catch {
    return NaN;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Prometheus reads this on the service's own port. It is not behind the public address; and where somebody opens the port to everybody
 * (HOST), or leads a proxy to it, there is no such page for them.
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
