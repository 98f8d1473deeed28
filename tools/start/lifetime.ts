import os from 'node:os';
import { stopCommands } from '../setup/command.mjs';

/** What is stopped, in this order: nobody is let in any more, work is finished, data is written. */
const order = ['front', 'services', 'database', 'claim'] as const;
type Stage = (typeof order)[number];

/** All of it together may take 5 s; some is kept for the end of this process itself. */
const budgetMs = 4_700;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Stops everything once, in order: on a signal, or when the start failed. */
export class Lifetime {
  private readonly stops = new Map<Stage, (withinMs: number) => Promise<unknown>>();
  private readonly controller = new AbortController();
  private stopping: Promise<void> | undefined;
  private signalled: NodeJS.Signals | undefined;
  /** Whether everything had been started: then a signal is a wish, not an interruption. */
  complete = false;

  constructor(say: (sentence: string) => void) {
    for (const signal of signals) {
      process.on(signal, () => {
        if (this.signalled) return;
        this.signalled = signal;
        say('\nStopping ...');
        void this.end();
      });
    }
    // A terminal that was closed must not keep us from stopping in order.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  }

  /** Aborts what is being started when it is time to stop. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get isInterrupted(): boolean {
    return this.signalled !== undefined;
  }

  /** @param stop gets the ms that are left */
  onStop(stage: Stage, stop: (withinMs: number) => Promise<unknown>): void {
    this.stops.set(stage, stop);
  }

  stop(): Promise<void> {
    this.stopping ??= this.stopInOrder();
    return this.stopping;
  }

  private async end(): Promise<void> {
    await this.stop();
    const code = this.complete || !this.signalled ? 0 : 128 + os.constants.signals[this.signalled];
    process.exit(code);
  }

  private async stopInOrder(): Promise<void> {
    const until = performance.now() + budgetMs;
    this.controller.abort();
    await stopCommands();
    for (const stage of order) {
      try {
        await this.stops.get(stage)?.(Math.max(500, until - performance.now()));
      } catch (error) {
        console.error(error instanceof Error ? error.message : String(error));
      }
    }
  }
}
