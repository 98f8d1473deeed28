import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings that were held elsewhere, as one of the two says and the other confirms. */
export class MeetingCorrections1797000001410 implements MigrationInterface {
  readonly name = 'MeetingCorrections1797000001410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE meeting_correction (
        session_id uuid NOT NULL CONSTRAINT meeting_correction_pkey PRIMARY KEY
          CONSTRAINT meeting_correction_session_id_fkey REFERENCES session (id) ON DELETE CASCADE,
        state text NOT NULL CONSTRAINT meeting_correction_state_check CHECK (state IN ('proposed', 'confirmed', 'declined', 'withdrawn')),
        minutes integer NOT NULL CONSTRAINT meeting_correction_minutes_check CHECK (minutes BETWEEN 1 AND 480),
        proposed_by uuid CONSTRAINT meeting_correction_proposed_by_fkey REFERENCES person (id) ON DELETE SET NULL,
        proposed_at timestamptz NOT NULL DEFAULT now(),
        answered_at timestamptz
      );
      CREATE INDEX meeting_correction_proposed_by_idx ON meeting_correction (proposed_by)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE meeting_correction');
  }
}
