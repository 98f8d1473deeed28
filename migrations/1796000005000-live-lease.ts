import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which live process owns the classes: one at a time, until a class has a lease of its own. */
export class LiveLease1796000005000 implements MigrationInterface {
  readonly name = 'LiveLease1796000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE live_lease (
        name text PRIMARY KEY,
        epoch bigint NOT NULL,
        owner uuid,
        place jsonb,
        taken_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT live_lease_epoch_check CHECK (epoch > 0)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE live_lease');
  }
}
