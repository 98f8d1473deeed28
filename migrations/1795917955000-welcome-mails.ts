import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails by which an institution lets in people who have no password yet: what is to be sent, and what was. */
export class WelcomeMails1795917955000 implements MigrationInterface {
  readonly name = 'WelcomeMails1795917955000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE welcome_mail (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        institution_id uuid NOT NULL REFERENCES institution ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        batch_id uuid NOT NULL,
        sent_by uuid REFERENCES person ON DELETE SET NULL,
        state text NOT NULL DEFAULT 'due',
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz,
        failure text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT welcome_mail_state_check CHECK (state IN ('due', 'sent', 'failed', 'dropped'))
      );
      CREATE INDEX welcome_mail_institution_id_person_id_idx ON welcome_mail (institution_id, person_id);
      CREATE INDEX welcome_mail_person_id_idx ON welcome_mail (person_id);
      CREATE INDEX welcome_mail_batch_id_idx ON welcome_mail (batch_id);
      CREATE INDEX welcome_mail_sent_by_idx ON welcome_mail (sent_by);
      -- Nobody is sent two at once.
      CREATE UNIQUE INDEX welcome_mail_under_way_idx ON welcome_mail (institution_id, person_id) WHERE state = 'due';
      CREATE INDEX welcome_mail_due_idx ON welcome_mail (due_at) WHERE state = 'due';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE welcome_mail');
  }
}
