import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a mentor and a mentee say of a mentorship, and when each was asked for it. */
export class MentorshipFeedback1797000001400 implements MigrationInterface {
  readonly name = 'MentorshipFeedback1797000001400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mentorship_feedback (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT mentorship_feedback_pkey PRIMARY KEY,
        mentorship_id uuid NOT NULL CONSTRAINT mentorship_feedback_mentorship_id_fkey REFERENCES mentorship (id) ON DELETE CASCADE,
        from_id uuid NOT NULL CONSTRAINT mentorship_feedback_from_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT mentorship_feedback_kind_check CHECK (kind IN ('first', 'last', 'three_months')),
        rating integer CONSTRAINT mentorship_feedback_rating_check CHECK (rating BETWEEN 1 AND 5),
        results text[] NOT NULL DEFAULT '{}' CONSTRAINT mentorship_feedback_results_check CHECK (
          results <@ ARRAY['studies', 'work', 'skills', 'contacts', 'plan', 'nothing']),
        words_to_other text NOT NULL DEFAULT '',
        words_to_lead text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT mentorship_feedback_answer_check CHECK ((kind = 'three_months') = (rating IS NULL))
      );
      CREATE UNIQUE INDEX mentorship_feedback_mentorship_id_from_id_kind_idx ON mentorship_feedback (mentorship_id, from_id, kind);
      CREATE INDEX mentorship_feedback_from_id_idx ON mentorship_feedback (from_id);
      CREATE TABLE mentorship_feedback_asked (
        mentorship_id uuid NOT NULL CONSTRAINT mentorship_feedback_asked_mentorship_id_fkey REFERENCES mentorship (id) ON DELETE CASCADE,
        person_id uuid NOT NULL CONSTRAINT mentorship_feedback_asked_person_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT mentorship_feedback_asked_kind_check CHECK (kind IN ('first', 'last', 'three_months')),
        asked_at timestamptz,
        skipped_at timestamptz,
        CONSTRAINT mentorship_feedback_asked_pkey PRIMARY KEY (mentorship_id, person_id, kind)
      );
      CREATE INDEX mentorship_feedback_asked_person_id_idx ON mentorship_feedback_asked (person_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mentorship_feedback_asked; DROP TABLE mentorship_feedback');
  }
}
