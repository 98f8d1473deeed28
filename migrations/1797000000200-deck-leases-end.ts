import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which process renders a deck is known by its job. */
export class DeckLeasesEnd1797000000200 implements MigrationInterface {
  readonly name = 'DeckLeasesEnd1797000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deck DROP COLUMN leased_until');
  }

  /** The version before takes what is being rendered when its lease is over. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deck ADD COLUMN leased_until timestamptz');
    await runner.query(`UPDATE deck SET leased_until = now() WHERE state = 'rendering'`);
  }
}
