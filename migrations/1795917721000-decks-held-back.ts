import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Slides that students do not get before their lecturer gives them out. */
export class DecksHeldBack1795917721000 implements MigrationInterface {
  readonly name = 'DecksHeldBack1795917721000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deck ADD COLUMN held_back boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deck DROP COLUMN held_back');
  }
}
