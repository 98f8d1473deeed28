import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Another time that somebody who teaches a session proposes to those who plan it. */
export class MoveProposals1795946000000 implements MigrationInterface {
  readonly name = 'MoveProposals1795946000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE move_proposal (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
        proposed_by uuid REFERENCES person ON DELETE SET NULL,
        -- When the session was to begin, and when it should.
        from_starts_at timestamptz NOT NULL,
        starts_at timestamptz NOT NULL,
        -- IANA zone that it was said in.
        zone text NOT NULL,
        note text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        -- Null: it is open. Overtaken: the session was moved elsewhere or cancelled.
        answer text,
        answer_note text NOT NULL DEFAULT '',
        answered_at timestamptz,
        CONSTRAINT move_proposal_answer_check CHECK (answer IN ('accepted', 'declined', 'withdrawn', 'overtaken')),
        CONSTRAINT move_proposal_answered_check CHECK ((answer IS NULL) = (answered_at IS NULL))
      );
      CREATE INDEX move_proposal_session_id_idx ON move_proposal (session_id);
      CREATE INDEX move_proposal_proposed_by_idx ON move_proposal (proposed_by);
      CREATE UNIQUE INDEX move_proposal_open_idx ON move_proposal (session_id, proposed_by) WHERE answer IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE move_proposal');
  }
}
