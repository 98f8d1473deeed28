import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a mentor and a mentee agree on: weeks, rhythm, what is confidential, goals with steps, both signatures. Goals are those of the request at first. */
export class MentorshipAgreements1797000001200 implements MigrationInterface {
  readonly name = 'MentorshipAgreements1797000001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mentorship
        ADD COLUMN weeks integer NOT NULL DEFAULT 12 CONSTRAINT mentorship_weeks_check CHECK (weeks BETWEEN 4 AND 24),
        ADD COLUMN rhythm text NOT NULL DEFAULT 'fortnightly'
          CONSTRAINT mentorship_rhythm_check CHECK (rhythm IN ('weekly', 'fortnightly', 'monthly')),
        ADD COLUMN confidential text NOT NULL DEFAULT '',
        ADD COLUMN agreement_version integer NOT NULL DEFAULT 1,
        ADD COLUMN mentor_signed_at timestamptz,
        ADD COLUMN mentee_signed_at timestamptz,
        ADD COLUMN starts_on date,
        ADD COLUMN ends_on date,
        ADD COLUMN end_reason text CONSTRAINT mentorship_end_reason_check CHECK (
          end_reason IN ('goals_reached', 'time_over', 'no_time', 'other_mentor', 'circumstances', 'other', 'left')),
        ADD COLUMN end_words text NOT NULL DEFAULT '',
        ADD COLUMN ended_by uuid CONSTRAINT mentorship_ended_by_fkey REFERENCES person (id) ON DELETE SET NULL,
        ADD COLUMN reopen_asked_by uuid CONSTRAINT mentorship_reopen_asked_by_fkey REFERENCES person (id) ON DELETE SET NULL;
      UPDATE mentorship SET mentor_signed_at = created_at, mentee_signed_at = created_at, starts_on = created_at::date,
        ends_on = created_at::date + 7 * weeks - 1 WHERE state = 'active';
      ALTER TABLE mentorship
        ADD CONSTRAINT mentorship_dates_check CHECK ((starts_on IS NULL) = (ends_on IS NULL) AND ends_on >= starts_on),
        ADD CONSTRAINT mentorship_active_check CHECK (
          state <> 'active' OR starts_on IS NOT NULL AND mentor_signed_at IS NOT NULL AND mentee_signed_at IS NOT NULL);
      CREATE INDEX mentorship_ended_by_idx ON mentorship (ended_by);
      CREATE INDEX mentorship_reopen_asked_by_idx ON mentorship (reopen_asked_by);

      CREATE TABLE mentorship_goal (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT mentorship_goal_pkey PRIMARY KEY,
        mentorship_id uuid NOT NULL CONSTRAINT mentorship_goal_mentorship_id_fkey REFERENCES mentorship (id) ON DELETE CASCADE,
        place integer NOT NULL CONSTRAINT mentorship_goal_place_check CHECK (place BETWEEN 1 AND 5),
        title text NOT NULL CONSTRAINT mentorship_goal_title_check CHECK (title <> ''),
        done_at timestamptz,
        done_by uuid CONSTRAINT mentorship_goal_done_by_fkey REFERENCES person (id) ON DELETE SET NULL,
        evidence text NOT NULL DEFAULT ''
      );
      CREATE UNIQUE INDEX mentorship_goal_mentorship_id_place_idx ON mentorship_goal (mentorship_id, place);
      CREATE INDEX mentorship_goal_done_by_idx ON mentorship_goal (done_by);
      CREATE TABLE mentorship_step (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT mentorship_step_pkey PRIMARY KEY,
        goal_id uuid NOT NULL CONSTRAINT mentorship_step_goal_id_fkey REFERENCES mentorship_goal (id) ON DELETE CASCADE,
        place integer NOT NULL CONSTRAINT mentorship_step_place_check CHECK (place BETWEEN 1 AND 10),
        title text NOT NULL CONSTRAINT mentorship_step_title_check CHECK (title <> ''),
        done_at timestamptz,
        done_by uuid CONSTRAINT mentorship_step_done_by_fkey REFERENCES person (id) ON DELETE SET NULL,
        evidence text NOT NULL DEFAULT ''
      );
      CREATE UNIQUE INDEX mentorship_step_goal_id_place_idx ON mentorship_step (goal_id, place);
      CREATE INDEX mentorship_step_done_by_idx ON mentorship_step (done_by);

      INSERT INTO mentorship_goal (mentorship_id, place, title)
        SELECT mentorship.id, goal.place, goal.title FROM mentorship
        JOIN mentoring_request ON mentoring_request.id = request_id
        CROSS JOIN unnest(goals) WITH ORDINALITY AS goal (title, place)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mentorship_step;
      DROP TABLE mentorship_goal;
      ALTER TABLE mentorship DROP COLUMN weeks, DROP COLUMN rhythm, DROP COLUMN confidential, DROP COLUMN agreement_version,
        DROP COLUMN mentor_signed_at, DROP COLUMN mentee_signed_at, DROP COLUMN starts_on, DROP COLUMN ends_on,
        DROP COLUMN end_reason, DROP COLUMN end_words, DROP COLUMN ended_by, DROP COLUMN reopen_asked_by`);
  }
}
