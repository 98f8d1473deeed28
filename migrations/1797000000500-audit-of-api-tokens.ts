import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit log tells who created and who revoked an API token; its use and its letter are no changes. */
export class AuditOfApiTokens1797000000500 implements MigrationInterface {
  readonly name = 'AuditOfApiTokens1797000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TRIGGER api_token_audit AFTER INSERT OR UPDATE OF revoked_at ON api_token
        FOR EACH ROW EXECUTE FUNCTION record_change('name', 'token_hash')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER api_token_audit ON api_token');
  }
}
