import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an expert said last that everything is still true, and how often they were asked since. */
export class ExpertConfirmations1797000001710 implements MigrationInterface {
  readonly name = 'ExpertConfirmations1797000001710';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE expert_confirmation (
        expert_id uuid NOT NULL CONSTRAINT expert_confirmation_pkey PRIMARY KEY
          CONSTRAINT expert_confirmation_expert_id_fkey REFERENCES expert (person_id) ON DELETE CASCADE,
        confirmed_at timestamptz NOT NULL,
        asked integer NOT NULL DEFAULT 0 CONSTRAINT expert_confirmation_asked_check CHECK (asked BETWEEN 0 AND 2),
        asked_at timestamptz,
        silent_since timestamptz,
        letter text CONSTRAINT expert_confirmation_letter_check CHECK (letter IN ('ask', 'paused')),
        letter_failed boolean NOT NULL DEFAULT false
      );
      CREATE INDEX expert_confirmation_confirmed_at_idx ON expert_confirmation (confirmed_at);
      INSERT INTO expert_confirmation (expert_id, confirmed_at)
        SELECT person_id, state_since FROM expert WHERE state IN ('verified', 'paused')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE expert_confirmation');
  }
}
