import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters with a link to choose a password, letters that invite, and letters about a new API token: which ones are due, and what became of them. */
export class LettersAsJobs1797000000400 implements MigrationInterface {
  readonly name = 'LettersAsJobs1797000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE password_reset_mail (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        email text NOT NULL,
        state text NOT NULL DEFAULT 'due',
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        failure text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT password_reset_mail_state_check CHECK (state IN ('due', 'failed'))
      );
      CREATE INDEX ON password_reset_mail (email, created_at);
      CREATE TABLE invitation_mail (
        invitation_id uuid PRIMARY KEY REFERENCES invitation ON DELETE CASCADE,
        state text NOT NULL DEFAULT 'due',
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz,
        failure text,
        CONSTRAINT invitation_mail_state_check CHECK (state IN ('due', 'sent', 'failed', 'dropped'))
      );
      CREATE INDEX invitation_mail_due_idx ON invitation_mail (due_at) WHERE state = 'due';
      INSERT INTO invitation_mail (invitation_id, state, attempts, sent_at)
        SELECT id, 'sent', 1, created_at FROM invitation WHERE email IS NOT NULL;
      CREATE TABLE invitation_token (
        token_hash bytea PRIMARY KEY,
        invitation_id uuid NOT NULL REFERENCES invitation ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX ON invitation_token (invitation_id);
      ALTER TABLE api_token ADD COLUMN mail_state text NOT NULL DEFAULT 'sent', ADD COLUMN mail_attempts integer NOT NULL DEFAULT 0,
        ADD CONSTRAINT api_token_mail_state_check CHECK (mail_state IN ('due', 'sent', 'failed'));
      ALTER TABLE api_token ALTER COLUMN mail_state SET DEFAULT 'due';
      -- A letter that is sent makes its link valid from then on. Nobody changes the invitation by that.
      DROP TRIGGER invitation_audit ON invitation;
      CREATE TRIGGER invitation_audit AFTER INSERT
        OR UPDATE OF institution_id, section_id, role, email, name, language, most_uses, link_id, created_by, revoked_at
        ON invitation FOR EACH ROW EXECUTE FUNCTION record_change('email', 'name', 'token_hash');
    `);
  }

  /** The newest link of each invitation stays good. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE invitation SET token_hash = newest.token_hash FROM (
        SELECT DISTINCT ON (invitation_id) invitation_id, token_hash FROM invitation_token
        ORDER BY invitation_id, created_at DESC) AS newest
      WHERE newest.invitation_id = invitation.id;
      DROP TRIGGER invitation_audit ON invitation;
      CREATE TRIGGER invitation_audit AFTER INSERT OR UPDATE ON invitation
        FOR EACH ROW EXECUTE FUNCTION record_change('email', 'name', 'token_hash');
      ALTER TABLE api_token DROP COLUMN mail_attempts, DROP COLUMN mail_state;
      DROP TABLE invitation_token;
      DROP TABLE invitation_mail;
      DROP TABLE password_reset_mail;
    `);
  }
}
