import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An address becomes somebody's once a letter to it has been answered: to which one it went, and which one its link brings along. */
export class AddressByLetter1796000014000 implements MigrationInterface {
  readonly name = 'AddressByLetter1796000014000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE welcome_mail ADD COLUMN email text;
      ALTER TABLE password_reset ADD COLUMN email text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE password_reset DROP COLUMN email;
      ALTER TABLE welcome_mail DROP COLUMN email;
    `);
  }
}
