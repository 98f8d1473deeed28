import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes of mentoring by an institution or the platform, who leads them, and who takes part. What ends a programme ends no mentorship. */
export class MentoringProgrammes1797000001500 implements MigrationInterface {
  readonly name = 'MentoringProgrammes1797000001500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mentoring_programme (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT mentoring_programme_pkey PRIMARY KEY,
        institution_id uuid CONSTRAINT mentoring_programme_institution_id_fkey REFERENCES institution (id) ON DELETE CASCADE,
        name text NOT NULL CONSTRAINT mentoring_programme_name_check CHECK (name <> ''),
        purpose text NOT NULL,
        first_day date NOT NULL,
        last_day date NOT NULL,
        weeks integer NOT NULL CONSTRAINT mentoring_programme_weeks_check CHECK (weeks BETWEEN 4 AND 24),
        most_mentees integer NOT NULL CONSTRAINT mentoring_programme_most_mentees_check CHECK (most_mentees BETWEEN 1 AND 50),
        guidance text NOT NULL,
        state text NOT NULL DEFAULT 'draft' CONSTRAINT mentoring_programme_state_check CHECK (
          state IN ('draft', 'open', 'running', 'closed')),
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT mentoring_programme_days_check CHECK (last_day >= first_day)
      );
      CREATE INDEX mentoring_programme_institution_id_idx ON mentoring_programme (institution_id);
      CREATE TRIGGER mentoring_programme_version BEFORE UPDATE ON mentoring_programme
        FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION bump_version();

      CREATE TABLE mentoring_lead (
        programme_id uuid NOT NULL CONSTRAINT mentoring_lead_programme_id_fkey REFERENCES mentoring_programme (id) ON DELETE CASCADE,
        person_id uuid NOT NULL CONSTRAINT mentoring_lead_person_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT mentoring_lead_pkey PRIMARY KEY (programme_id, person_id)
      );
      CREATE INDEX mentoring_lead_person_id_idx ON mentoring_lead (person_id);

      CREATE TABLE mentoring_participant (
        programme_id uuid NOT NULL CONSTRAINT mentoring_participant_programme_id_fkey
          REFERENCES mentoring_programme (id) ON DELETE CASCADE,
        person_id uuid NOT NULL CONSTRAINT mentoring_participant_person_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        role text NOT NULL CONSTRAINT mentoring_participant_role_check CHECK (role IN ('mentor', 'mentee')),
        state text NOT NULL CONSTRAINT mentoring_participant_state_check CHECK (state IN ('invited', 'joined', 'left')),
        goals text[] NOT NULL DEFAULT '{}' CONSTRAINT mentoring_participant_goals_check CHECK (cardinality(goals) <= 3),
        state_since timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT mentoring_participant_pkey PRIMARY KEY (programme_id, person_id)
      );
      CREATE INDEX mentoring_participant_person_id_idx ON mentoring_participant (person_id);

      ALTER TABLE mentoring_request ADD COLUMN programme_id uuid
        CONSTRAINT mentoring_request_programme_id_fkey REFERENCES mentoring_programme (id) ON DELETE SET NULL;
      CREATE INDEX mentoring_request_programme_id_idx ON mentoring_request (programme_id);
      ALTER TABLE mentorship ADD COLUMN programme_id uuid
        CONSTRAINT mentorship_programme_id_fkey REFERENCES mentoring_programme (id) ON DELETE SET NULL;
      CREATE INDEX mentorship_programme_id_idx ON mentorship (programme_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mentorship DROP COLUMN programme_id;
      ALTER TABLE mentoring_request DROP COLUMN programme_id;
      DROP TABLE mentoring_participant, mentoring_lead, mentoring_programme`);
  }
}
