import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What those who teach a section keep with it: polls for its classes, and what they wrote to everybody in it. */
export class PollsAndAnnouncements1795918805000 implements MigrationInterface {
  readonly name = 'PollsAndAnnouncements1795918805000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE prepared_poll (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        section_id uuid NOT NULL REFERENCES section ON DELETE CASCADE,
        -- What is sent to a class to open it (libs/contract, poll.open).
        form jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT prepared_poll_form_check CHECK (form ->> 'question' <> '')
      );
      CREATE INDEX prepared_poll_section_id_idx ON prepared_poll (section_id);

      CREATE TABLE announcement (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        section_id uuid NOT NULL REFERENCES section ON DELETE CASCADE,
        written_by uuid REFERENCES person ON DELETE SET NULL,
        text text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT announcement_text_check CHECK (text <> '')
      );
      CREATE INDEX announcement_section_id_created_at_idx ON announcement (section_id, created_at);
      CREATE INDEX announcement_written_by_idx ON announcement (written_by);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE prepared_poll, announcement');
  }
}
