import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who wants a mail every Monday of what their week of mentoring brings, and for which weeks it was made: once a week each. */
export class MentoringDigests1797000001620 implements MigrationInterface {
  readonly name = 'MentoringDigests1797000001620';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mentoring_digest (
        person_id uuid NOT NULL CONSTRAINT mentoring_digest_pkey PRIMARY KEY
          CONSTRAINT mentoring_digest_person_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        next_at timestamptz NOT NULL
      );
      CREATE INDEX mentoring_digest_next_at_idx ON mentoring_digest (next_at);
      CREATE TABLE mentoring_digest_mail (
        person_id uuid NOT NULL CONSTRAINT mentoring_digest_mail_person_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        week date NOT NULL,
        state text NOT NULL DEFAULT 'due'
          CONSTRAINT mentoring_digest_mail_state_check CHECK (state IN ('due', 'sent', 'empty', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        CONSTRAINT mentoring_digest_mail_pkey PRIMARY KEY (person_id, week)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mentoring_digest_mail, mentoring_digest');
  }
}
