import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each wish counts when people are matched, as coordinators set it, each setting kept; and when somebody was proposed last. */
export class Matching1797000001900 implements MigrationInterface {
  readonly name = 'Matching1797000001900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE matching_weights (
        version integer NOT NULL CONSTRAINT matching_weights_pkey PRIMARY KEY
          CONSTRAINT matching_weights_version_check CHECK (version > 0),
        weights jsonb NOT NULL,
        reason text NOT NULL CONSTRAINT matching_weights_reason_check CHECK (reason <> ''),
        set_by uuid CONSTRAINT matching_weights_set_by_fkey REFERENCES person (id) ON DELETE SET NULL,
        set_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX matching_weights_set_by_idx ON matching_weights (set_by);
      CREATE TABLE last_proposed (
        person_id uuid NOT NULL CONSTRAINT last_proposed_person_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        role text NOT NULL CONSTRAINT last_proposed_role_check CHECK (role IN ('mentor', 'expert')),
        at timestamptz NOT NULL,
        CONSTRAINT last_proposed_pkey PRIMARY KEY (person_id, role)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE last_proposed, matching_weights');
  }
}
