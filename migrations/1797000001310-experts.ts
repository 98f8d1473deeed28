import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The roster: profiles of experts, and each change of their state with who made it and why. */
export class Experts1797000001310 implements MigrationInterface {
  readonly name = 'Experts1797000001310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE expert (
        person_id uuid NOT NULL CONSTRAINT expert_pkey PRIMARY KEY
          CONSTRAINT expert_person_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        state text NOT NULL DEFAULT 'draft' CONSTRAINT expert_state_check CHECK (
          state IN ('draft', 'submitted', 'verified', 'paused', 'left')),
        headline text NOT NULL DEFAULT '',
        about text NOT NULL DEFAULT '',
        origin_country text CONSTRAINT expert_origin_country_check CHECK (origin_country ~ '^[A-Z]{2}$'),
        residence_country text CONSTRAINT expert_residence_country_check CHECK (residence_country ~ '^[A-Z]{2}$'),
        sector_code text CONSTRAINT expert_sector_code_fkey REFERENCES sector (code),
        degrees jsonb NOT NULL DEFAULT '[]',
        practice jsonb NOT NULL DEFAULT '[]',
        offers text[] NOT NULL DEFAULT '{}' CONSTRAINT expert_offers_check CHECK (
          offers <@ ARRAY['teach', 'mentor', 'advise', 'assess']),
        modes text[] NOT NULL DEFAULT '{}' CONSTRAINT expert_modes_check CHECK (
          modes <@ ARRAY['virtual', 'short_return', 'sequential_return', 'long_return']),
        weeks_free integer NOT NULL DEFAULT 0 CONSTRAINT expert_weeks_free_check CHECK (weeks_free BETWEEN 0 AND 52),
        hours_per_week integer NOT NULL DEFAULT 0 CONSTRAINT expert_hours_per_week_check CHECK (hours_per_week BETWEEN 0 AND 60),
        gender text CONSTRAINT expert_gender_check CHECK (gender IN ('woman', 'man', 'other')),
        legal_status text CONSTRAINT expert_legal_status_check CHECK (
          legal_status IN ('citizen', 'permanent_resident', 'temporary_resident', 'refugee', 'other')),
        may_return boolean,
        referees jsonb NOT NULL DEFAULT '[]',
        shows text[] NOT NULL DEFAULT '{}' CONSTRAINT expert_shows_check CHECK (
          shows <@ ARRAY['about', 'countries', 'sector', 'degrees', 'practice', 'time', 'languages', 'fields', 'skills']),
        version integer NOT NULL DEFAULT 1,
        state_since timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TRIGGER expert_version BEFORE UPDATE ON expert
        FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION bump_version();
      CREATE INDEX expert_state_idx ON expert (state);
      CREATE TABLE expert_transition (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT expert_transition_pkey PRIMARY KEY,
        expert_id uuid NOT NULL CONSTRAINT expert_transition_expert_id_fkey REFERENCES expert (person_id) ON DELETE CASCADE,
        actor_id uuid CONSTRAINT expert_transition_actor_id_fkey REFERENCES person (id) ON DELETE SET NULL,
        actor_role text NOT NULL CONSTRAINT expert_transition_actor_role_check CHECK (
          actor_role IN ('expert', 'coordinator', 'system')),
        action text NOT NULL CONSTRAINT expert_transition_action_check CHECK (
          action IN ('submit', 'withdraw', 'change', 'verify', 'send_back', 'pause', 'resume', 'leave', 'return')),
        from_state text NOT NULL,
        to_state text NOT NULL,
        reason text NOT NULL DEFAULT '',
        checks text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX expert_transition_expert_id_idx ON expert_transition (expert_id);
      CREATE INDEX expert_transition_actor_id_idx ON expert_transition (actor_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE expert_transition, expert');
  }
}
