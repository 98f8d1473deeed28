import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody reports of another to the coordinators, and what the reporter chose to show them. */
export class MentoringReports1797000001610 implements MigrationInterface {
  readonly name = 'MentoringReports1797000001610';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mentoring_report (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT mentoring_report_pkey PRIMARY KEY,
        reporter_id uuid NOT NULL CONSTRAINT mentoring_report_reporter_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        reported_id uuid NOT NULL CONSTRAINT mentoring_report_reported_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        reason text NOT NULL CONSTRAINT mentoring_report_reason_check CHECK (
          reason IN ('disrespect', 'harassment', 'discrimination', 'money', 'false_claims', 'other')),
        words text NOT NULL CONSTRAINT mentoring_report_words_check CHECK (words <> ''),
        request_id uuid CONSTRAINT mentoring_report_request_id_fkey REFERENCES mentoring_request (id) ON DELETE SET NULL,
        meeting_id uuid CONSTRAINT mentoring_report_meeting_id_fkey REFERENCES session (id) ON DELETE SET NULL,
        state text NOT NULL DEFAULT 'open' CONSTRAINT mentoring_report_state_check CHECK (state IN ('open', 'in_hand', 'closed')),
        coordinator_id uuid CONSTRAINT mentoring_report_coordinator_id_fkey REFERENCES person (id) ON DELETE SET NULL,
        outcome text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        closed_at timestamptz,
        CONSTRAINT mentoring_report_pair_check CHECK (reporter_id <> reported_id),
        CONSTRAINT mentoring_report_closed_check CHECK ((state = 'closed') = (closed_at IS NOT NULL))
      );
      CREATE INDEX mentoring_report_reporter_id_idx ON mentoring_report (reporter_id);
      CREATE INDEX mentoring_report_reported_id_idx ON mentoring_report (reported_id);
      CREATE INDEX mentoring_report_request_id_idx ON mentoring_report (request_id);
      CREATE INDEX mentoring_report_meeting_id_idx ON mentoring_report (meeting_id);
      CREATE INDEX mentoring_report_coordinator_id_idx ON mentoring_report (coordinator_id);
      CREATE INDEX mentoring_report_state_created_at_idx ON mentoring_report (state, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mentoring_report');
  }
}
