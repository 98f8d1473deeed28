import { Injectable } from '@nestjs/common';
import { Metrics } from '#platform/nest';
import { BacklogRepository } from './backlog.repository.ts';
import type { BacklogFigures } from './backlog.repository.ts';

const figures = [
  ['mail_queued', 'Letters that wait in the database, of all api processes'],
  ['mail_oldest_seconds', 'For how long the oldest of them has waited'],
  ['render_queued', 'Decks that wait to be rendered'],
  ['render_running', 'Decks that are being rendered'],
  ['register_imports_running', 'Files of the register that are being checked or applied'],
] as const satisfies readonly (readonly [keyof BacklogFigures, string])[];

/** What waits in the database: asked in one statement when somebody reads the metrics. */
@Injectable()
export class Backlog {
  private asking: Promise<BacklogFigures> | undefined;

  constructor(
    metrics: Metrics,
    private readonly backlog: BacklogRepository,
  ) {
    for (const [name, help] of figures) metrics.gauge(name, help, async () => (await this.ask())[name]);
  }

  /** Once for all that are read together. */
  private ask(): Promise<BacklogFigures> {
    this.asking ??= this.backlog.figures().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }
}
