import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long an institution keeps the logs of its classes and its audit log, months; null: for ever. */
export class Retention1796000013100 implements MigrationInterface {
  readonly name = 'Retention1796000013100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE institution ADD COLUMN class_log_months integer, ADD COLUMN audit_months integer,
        ADD CONSTRAINT institution_class_log_months_check CHECK (class_log_months BETWEEN 6 AND 240),
        ADD CONSTRAINT institution_audit_months_check CHECK (audit_months BETWEEN 6 AND 240);
      -- The one exception: what its institution keeps no longer, whoever asks for it.
      CREATE OR REPLACE FUNCTION refuse_rewriting_the_audit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          IF EXISTS (SELECT FROM institution WHERE id = (to_jsonb(OLD) ->> 'institution_id')::uuid
            AND (to_jsonb(OLD) ->> 'at')::timestamptz < now() - make_interval(months => audit_months))
          THEN
            RETURN OLD;
          END IF;
        END IF;
        ${refused}
      END
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION refuse_rewriting_the_audit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        ${refused}
      END
      $$;
      ALTER TABLE institution DROP COLUMN class_log_months, DROP COLUMN audit_months;
    `);
  }
}

const refused = `RAISE EXCEPTION 'audit_entry is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';`;
