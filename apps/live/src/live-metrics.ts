import { Injectable } from '@nestjs/common';
import { Counter, Histogram } from 'prom-client';
import { Metrics } from '#platform/nest';

/** What one wants to know of a live gateway; read at /metrics. */
@Injectable()
export class LiveMetrics {
  readonly events: Counter;
  readonly appends: Histogram;
  readonly requests: Counter<'name' | 'outcome'>;
  readonly requestSeconds: Histogram<'name'>;
  readonly connections: Counter<'outcome'>;
  readonly workerDeaths: Counter;

  constructor(private readonly metrics: Metrics) {
    const registers = [metrics.registry];
    this.events = new Counter({ name: 'live_events_appended_total', help: 'Class events made durable', registers });
    this.appends = new Histogram({
      name: 'live_append_seconds',
      help: 'From taking up a batch of events to durable',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
      registers,
    });
    this.requests = new Counter({
      name: 'live_requests_total',
      help: 'Socket messages by name and outcome (ok or error code)',
      labelNames: ['name', 'outcome'],
      registers,
    });
    this.requestSeconds = new Histogram({
      name: 'live_request_duration_seconds',
      help: 'From a socket message to its answer, waiting for earlier ones of the same connection included',
      labelNames: ['name'],
      buckets: [0.002, 0.005, 0.02, 0.05, 0.15, 0.5, 2, 10],
      registers,
    });
    this.connections = new Counter({
      name: 'live_connections_total',
      help: 'Connections that were admitted, and those that were not and why',
      labelNames: ['outcome'],
      registers,
    });
    this.workerDeaths = new Counter({ name: 'live_sfu_worker_deaths_total', help: 'SFU workers that died', registers });
  }

  /** A gauge that is read when somebody asks. */
  watch(name: string, help: string, read: () => number | Promise<number>): void {
    this.metrics.gauge(`live_${name}`, help, read);
  }
}
