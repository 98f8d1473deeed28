import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever signs in sees what was sent to their address, on each page that counts their news. */
export class InvitationsByAddress1796000002000 implements MigrationInterface {
  readonly name = 'InvitationsByAddress1796000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX invitation_email_idx ON invitation (email)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX invitation_email_idx');
  }
}
