import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes on a mentorship: one text of each of the two that nobody else reads, and one that both write. */
export class MentorshipNotes1797000001420 implements MigrationInterface {
  readonly name = 'MentorshipNotes1797000001420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mentorship_private_note (
        mentorship_id uuid NOT NULL CONSTRAINT mentorship_private_note_mentorship_id_fkey REFERENCES mentorship (id) ON DELETE CASCADE,
        author_id uuid NOT NULL CONSTRAINT mentorship_private_note_author_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        text text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        changed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT mentorship_private_note_pkey PRIMARY KEY (mentorship_id, author_id)
      );
      CREATE INDEX mentorship_private_note_author_id_idx ON mentorship_private_note (author_id);
      CREATE TABLE mentorship_shared_note (
        mentorship_id uuid NOT NULL CONSTRAINT mentorship_shared_note_pkey PRIMARY KEY
          CONSTRAINT mentorship_shared_note_mentorship_id_fkey REFERENCES mentorship (id) ON DELETE CASCADE,
        text text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        changed_by uuid CONSTRAINT mentorship_shared_note_changed_by_fkey REFERENCES person (id) ON DELETE SET NULL,
        changed_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX mentorship_shared_note_changed_by_idx ON mentorship_shared_note (changed_by)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mentorship_shared_note; DROP TABLE mentorship_private_note');
  }
}
