import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Slides of a section: what was uploaded, and the pages it was rendered to. */
export class Decks1795726800000 implements MigrationInterface {
  readonly name = 'Decks1795726800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE deck (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        section_id uuid NOT NULL REFERENCES section ON DELETE CASCADE,
        title text NOT NULL,
        uploaded_by uuid REFERENCES person ON DELETE SET NULL,
        state text NOT NULL DEFAULT 'queued',
        problem text,
        pages integer NOT NULL DEFAULT 0,
        pages_done integer NOT NULL DEFAULT 0,
        bytes integer NOT NULL,
        leased_until timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT deck_title_check CHECK (title <> ''),
        CONSTRAINT deck_state_check CHECK (state IN ('queued', 'rendering', 'ready', 'failed')),
        CONSTRAINT deck_problem_check CHECK ((problem IS NOT NULL) = (state = 'failed')),
        CONSTRAINT deck_pages_check CHECK (pages_done BETWEEN 0 AND pages)
      );
      CREATE INDEX deck_section_id_idx ON deck (section_id);
      CREATE INDEX deck_uploaded_by_idx ON deck (uploaded_by);
      -- What is to be rendered.
      CREATE INDEX deck_state_idx ON deck (created_at) WHERE state IN ('queued', 'rendering');

      CREATE TABLE deck_page (
        deck_id uuid NOT NULL REFERENCES deck ON DELETE CASCADE,
        number integer NOT NULL,
        ratio real NOT NULL,
        text text NOT NULL,
        small text NOT NULL,
        small_bytes integer NOT NULL,
        large text NOT NULL,
        large_bytes integer NOT NULL,
        PRIMARY KEY (deck_id, number),
        CONSTRAINT deck_page_number_check CHECK (number > 0),
        CONSTRAINT deck_page_ratio_check CHECK (ratio > 0)
      );
      -- Whether an image is still somebody's.
      CREATE INDEX deck_page_small_idx ON deck_page (small);
      CREATE INDEX deck_page_large_idx ON deck_page (large);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE deck_page, deck;');
  }
}
