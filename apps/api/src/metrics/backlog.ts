import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics } from '#platform/nest';

const figures = [
  ['mail_queued', 'Letters that wait in the database, of all api processes'],
  ['mail_oldest_seconds', 'For how long the oldest of them has waited'],
  ['render_queued', 'Decks that wait to be rendered'],
  ['render_running', 'Decks that are being rendered'],
  ['register_imports_running', 'Files of the register that are being checked or applied'],
] as const;

type Figures = Record<(typeof figures)[number][0], number>;

const sql = `
  WITH mail AS (
    SELECT created_at FROM notification WHERE mail_state = 'due'
    UNION ALL SELECT created_at FROM welcome_mail WHERE state = 'due'
  )
  SELECT (SELECT count(*) FROM mail)::integer AS mail_queued,
    (SELECT coalesce(greatest(extract(epoch FROM clock_timestamp() - min(created_at)), 0), 0) FROM mail)::float AS mail_oldest_seconds,
    (SELECT count(*) FROM deck WHERE state = 'queued')::integer AS render_queued,
    (SELECT count(*) FROM deck WHERE state = 'rendering')::integer AS render_running,
    (SELECT count(*) FROM register_import WHERE state IN ('checking', 'applying'))::integer AS register_imports_running`;

/** What waits in the database: asked in one statement when somebody reads the metrics. */
@Injectable()
export class Backlog {
  private asking: Promise<Figures> | undefined;

  constructor(
    metrics: Metrics,
    private readonly dataSource: DataSource,
  ) {
    for (const [name, help] of figures) metrics.gauge(name, help, async () => (await this.ask())[name]);
  }

  /** Once for all that are read together. */
  private ask(): Promise<Figures> {
    this.asking ??= this.dataSource
      .query<Figures[]>(sql)
      .then(([row]) => {
        if (!row) throw new Error('The database said nothing.');
        return row;
      })
      .finally(() => {
        this.asking = undefined;
      });
    return this.asking;
  }
}
