import type { MigrationInterface, QueryRunner } from 'typeorm';

/** GraphQL documents of pages of earlier builds, which stay answered for a while after an update. */
export class PageDocuments1796900000000 implements MigrationInterface {
  readonly name = 'PageDocuments1796900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE page_document (
        id text PRIMARY KEY,
        text text NOT NULL,
        replaced_at timestamptz
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE page_document');
  }
}
