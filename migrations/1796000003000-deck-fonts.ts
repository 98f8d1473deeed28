import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Languages of a presentation for which this machine had no font; null for a PDF, which brings its own. */
export class DeckFonts1796000003000 implements MigrationInterface {
  readonly name = 'DeckFonts1796000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deck ADD COLUMN missing_fonts text[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deck DROP COLUMN missing_fonts');
  }
}
