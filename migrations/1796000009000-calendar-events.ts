import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each calendar address said last of each session, so that whatever alters it is counted as a change. */
export class CalendarEvents1796000009000 implements MigrationInterface {
  readonly name = 'CalendarEvents1796000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_event (
        feed_id uuid NOT NULL REFERENCES calendar_feed ON DELETE CASCADE,
        session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
        fingerprint text NOT NULL,
        sequence integer NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (feed_id, session_id)
      );
      CREATE INDEX calendar_event_session_id_idx ON calendar_event (session_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_event');
  }
}
