import { Injectable } from '@nestjs/common';
import { Counter, Histogram } from 'prom-client';
import { Metrics, requestBuckets } from '#platform/nest';
import type { RequestInHand } from '#platform/nest';

/** Seconds of work that nobody waits for with a hand on the mouse. */
const jobBuckets = [0.5, 2, 5, 15, 60, 180, 600];

/** What one wants to know of the api; read at /metrics. What waits in the database is in `backlog.ts`. */
@Injectable()
export class ApiMetrics {
  readonly letters: Counter<'outcome'>;
  readonly decks: Counter<'outcome'>;
  readonly deckSeconds: Histogram;
  readonly imports: Counter<'step' | 'outcome'>;
  readonly importSeconds: Histogram<'step'>;
  readonly operations: Counter<'operation' | 'outcome'>;
  private readonly operationSeconds: Histogram<'operation'>;

  constructor(metrics: Metrics) {
    const registers = [metrics.registry];
    this.operations = new Counter({
      name: 'graphql_operations_total',
      help: 'GraphQL operations by their name in our own list, and ok or the first error code; other: documents that are not ours',
      labelNames: ['operation', 'outcome'],
      registers,
    });
    this.operationSeconds = new Histogram({
      name: 'graphql_operation_duration_seconds',
      help: 'From the request to the end of its answer',
      labelNames: ['operation'],
      buckets: requestBuckets,
      registers,
    });
    this.letters = new Counter({
      name: 'mail_letters_total',
      help: 'Letters that the mail server (or the outbox) took, and attempts that failed',
      labelNames: ['outcome'],
      registers,
    });
    this.decks = new Counter({
      name: 'render_decks_total',
      help: 'Decks that were rendered: ready, the problem that they failed with, or again',
      labelNames: ['outcome'],
      registers,
    });
    this.deckSeconds = new Histogram({
      name: 'render_deck_duration_seconds',
      help: 'From taking a deck up to its last page, or to its failure',
      buckets: jobBuckets,
      registers,
    });
    this.imports = new Counter({
      name: 'register_imports_total',
      help: 'Files of the register that were checked or applied',
      labelNames: ['step', 'outcome'],
      registers,
    });
    this.importSeconds = new Histogram({
      name: 'register_import_duration_seconds',
      help: 'From taking a file of the register up to its end',
      labelNames: ['step'],
      buckets: jobBuckets,
      registers,
    });
  }

  /** Of an HTTP request that is over. */
  requestEnded({ operation, codes }: RequestInHand, seconds: number): void {
    if (operation === undefined) return;
    this.operations.inc({ operation, outcome: codes[0] ?? 'ok' });
    this.operationSeconds.observe({ operation }, seconds);
  }
}
