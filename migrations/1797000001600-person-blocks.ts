import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who wants nothing to do with whom. It holds both ways. */
export class PersonBlocks1797000001600 implements MigrationInterface {
  readonly name = 'PersonBlocks1797000001600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person_block (
        blocker_id uuid NOT NULL CONSTRAINT person_block_blocker_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        blocked_id uuid NOT NULL CONSTRAINT person_block_blocked_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT person_block_pkey PRIMARY KEY (blocker_id, blocked_id),
        CONSTRAINT person_block_pair_check CHECK (blocker_id <> blocked_id)
      );
      CREATE INDEX person_block_blocked_id_idx ON person_block (blocked_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE person_block');
  }
}
