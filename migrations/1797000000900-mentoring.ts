import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Offers of mentors, requests and mentorships. One open request a pair is a partial unique index; how many mentees a mentor has is counted
 * under a lock of the offer. Meetings are called by the names of those who meet, so their owner has no title. What became of a pair before never stands in the way of a new request.
 */
export class Mentoring1797000000900 implements MigrationInterface {
  readonly name = 'Mentoring1797000000900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session_owner ALTER COLUMN title DROP NOT NULL;
      CREATE TABLE mentor_offer (
        person_id uuid NOT NULL CONSTRAINT mentor_offer_pkey PRIMARY KEY
          CONSTRAINT mentor_offer_person_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        about text NOT NULL,
        audiences text[] NOT NULL,
        capacity integer NOT NULL CONSTRAINT mentor_offer_capacity_check CHECK (capacity BETWEEN 1 AND 50),
        paused_at timestamptz,
        paused_because text CONSTRAINT mentor_offer_paused_because_check CHECK (paused_because IN ('asked', 'silent')),
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT mentor_offer_audiences_check CHECK (
          audiences <@ ARRAY['student', 'young_lecturer', 'alumni'] AND cardinality(audiences) > 0),
        CONSTRAINT mentor_offer_paused_check CHECK ((paused_at IS NULL) = (paused_because IS NULL))
      );
      CREATE TRIGGER mentor_offer_version BEFORE UPDATE ON mentor_offer
        FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION bump_version();

      CREATE TABLE mentoring_request (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT mentoring_request_pkey PRIMARY KEY,
        mentor_id uuid NOT NULL CONSTRAINT mentoring_request_mentor_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        mentee_id uuid NOT NULL CONSTRAINT mentoring_request_mentee_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        message text NOT NULL,
        goals text[] NOT NULL CONSTRAINT mentoring_request_goals_check CHECK (cardinality(goals) BETWEEN 1 AND 3),
        expectation text NOT NULL,
        keeps_others boolean NOT NULL DEFAULT false,
        state text NOT NULL DEFAULT 'open' CONSTRAINT mentoring_request_state_check CHECK (
          state IN ('open', 'asked', 'accepted', 'declined', 'withdrawn', 'expired', 'closed')),
        mentor_words text NOT NULL DEFAULT '',
        mentee_words text NOT NULL DEFAULT '',
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        answered_at timestamptz,
        CONSTRAINT mentoring_request_pair_check CHECK (mentor_id <> mentee_id)
      );
      CREATE UNIQUE INDEX mentoring_request_open_idx ON mentoring_request (mentor_id, mentee_id)
        WHERE state IN ('open', 'asked');
      CREATE INDEX mentoring_request_mentor_id_idx ON mentoring_request (mentor_id);
      CREATE INDEX mentoring_request_mentee_id_idx ON mentoring_request (mentee_id);

      CREATE TABLE mentorship (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT mentorship_pkey PRIMARY KEY,
        request_id uuid NOT NULL CONSTRAINT mentorship_request_id_key UNIQUE
          CONSTRAINT mentorship_request_id_fkey REFERENCES mentoring_request (id) ON DELETE CASCADE,
        mentor_id uuid NOT NULL CONSTRAINT mentorship_mentor_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        mentee_id uuid NOT NULL CONSTRAINT mentorship_mentee_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        owner_id uuid NOT NULL CONSTRAINT mentorship_owner_id_key UNIQUE
          CONSTRAINT mentorship_owner_id_fkey REFERENCES session_owner (id),
        state text NOT NULL DEFAULT 'agreeing' CONSTRAINT mentorship_state_check CHECK (
          state IN ('agreeing', 'active', 'ended')),
        created_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        CONSTRAINT mentorship_ended_check CHECK ((state = 'ended') = (ended_at IS NOT NULL))
      );
      CREATE INDEX mentorship_mentor_id_idx ON mentorship (mentor_id);
      CREATE INDEX mentorship_mentee_id_idx ON mentorship (mentee_id);
      CREATE UNIQUE INDEX mentorship_open_idx ON mentorship (mentor_id, mentee_id) WHERE state <> 'ended'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM session_owner USING mentorship WHERE session_owner.id = mentorship.owner_id;
      DROP TABLE mentorship;
      DROP TABLE mentoring_request;
      DROP TABLE mentor_offer;
      UPDATE session_owner SET title = kind WHERE title IS NULL;
      ALTER TABLE session_owner ALTER COLUMN title SET NOT NULL`);
  }
}
