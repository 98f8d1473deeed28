import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which live process went on with a class from where: how one knows a client whose log is not this one (a backup was restored). */
export class ClassEpochs1796000012000 implements MigrationInterface {
  readonly name = 'ClassEpochs1796000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE class_epoch (
        class_id uuid NOT NULL REFERENCES class (id) ON DELETE CASCADE,
        number integer NOT NULL,
        owner uuid NOT NULL,
        since integer NOT NULL,
        PRIMARY KEY (class_id, number),
        CONSTRAINT class_epoch_since_check CHECK (since >= 0)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE class_epoch');
  }
}
