import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';

export const sql = statements({
  figures: {
    text: `
  WITH mail AS (
    SELECT created_at FROM notification WHERE mail_state = 'due'
    UNION ALL SELECT created_at FROM welcome_mail WHERE state = 'due'
    UNION ALL SELECT created_at FROM password_reset_mail WHERE state = 'due'
    UNION ALL SELECT due_at FROM invitation_mail WHERE state = 'due'
    UNION ALL SELECT created_at FROM api_token WHERE mail_state = 'due'
  )
  SELECT (SELECT count(*) FROM mail)::integer AS mail_queued,
    (SELECT coalesce(greatest(extract(epoch FROM clock_timestamp() - min(created_at)), 0), 0) FROM mail)::float AS mail_oldest_seconds,
    (SELECT count(*) FROM deck WHERE state = 'queued')::integer AS render_queued,
    (SELECT count(*) FROM deck WHERE state = 'rendering')::integer AS render_running,
    (SELECT count(*) FROM register_import WHERE state IN ('checking', 'applying'))::integer AS register_imports_running`,
    params: {},
    row: {
      mail_queued: 'int4',
      mail_oldest_seconds: 'float8',
      render_queued: 'int4',
      render_running: 'int4',
      register_imports_running: 'int4',
    },
  },
});

export type BacklogFigures = RowOf<typeof sql.figures>;

@Injectable()
export class BacklogRepository {
  constructor(private readonly dataSource: DataSource) {}

  async figures(): Promise<BacklogFigures> {
    const row = await sql.figures.first(this.dataSource, {});
    if (!row) throw new Error('The database said nothing.');
    return row;
  }
}
