import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens by which programs ask for a person. */
export class ApiTokens1797000000300 implements MigrationInterface {
  readonly name = 'ApiTokens1797000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_token (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        token_hash bytea NOT NULL UNIQUE,
        name text NOT NULL,
        scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
        institution_id uuid REFERENCES institution ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        last_used_on date,
        revoked_at timestamptz
      )`);
    await runner.query('CREATE INDEX ON api_token (person_id)');
    await runner.query('CREATE INDEX ON api_token (institution_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE api_token');
  }
}
