import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';

/** The process ends. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Imports of this process, one after the other: each may need some hundred megabytes for a moment. */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Register');
  private readonly stopping = new AbortController();
  private last: Promise<void> = Promise.resolve();

  /** @param job tells by itself what became of it; `signal` is aborted when the process ends */
  later(job: (signal: AbortSignal) => Promise<void>): void {
    this.last = this.last
      .then(() => job(this.stopping.signal))
      .catch((error: unknown) => {
        this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      });
  }

  /** Resolves when all that was asked for until now is done. */
  idle(): Promise<void> {
    return this.last;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Stopped('the service is being stopped'));
    await this.last;
  }
}
