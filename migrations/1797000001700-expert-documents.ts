import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents of experts, and each look at one. */
export class ExpertDocuments1797000001700 implements MigrationInterface {
  readonly name = 'ExpertDocuments1797000001700';

  async up(runner: QueryRunner): Promise<void> {
    // PDF, PNG and JPEG are compressed already.
    await runner.query(`
      CREATE TABLE expert_document (
        id uuid NOT NULL CONSTRAINT expert_document_pkey PRIMARY KEY,
        expert_id uuid NOT NULL CONSTRAINT expert_document_expert_id_fkey REFERENCES expert (person_id) ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT expert_document_kind_check CHECK (kind IN ('cv', 'status', 'degree')),
        name text NOT NULL CONSTRAINT expert_document_name_check CHECK (name <> ''),
        type text NOT NULL CONSTRAINT expert_document_type_check CHECK (type IN ('pdf', 'png', 'jpeg')),
        bytes integer NOT NULL,
        content bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      ALTER TABLE expert_document ALTER COLUMN content SET STORAGE EXTERNAL;
      CREATE INDEX expert_document_expert_id_idx ON expert_document (expert_id);
      CREATE UNIQUE INDEX expert_document_one_of_kind ON expert_document (expert_id, kind) WHERE kind <> 'degree';
      CREATE TABLE expert_document_look (
        id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT expert_document_look_pkey PRIMARY KEY,
        expert_id uuid NOT NULL CONSTRAINT expert_document_look_expert_id_fkey REFERENCES expert (person_id) ON DELETE CASCADE,
        viewer_id uuid CONSTRAINT expert_document_look_viewer_id_fkey REFERENCES person (id) ON DELETE SET NULL,
        kind text NOT NULL CONSTRAINT expert_document_look_kind_check CHECK (kind IN ('cv', 'status', 'degree')),
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX expert_document_look_expert_id_idx ON expert_document_look (expert_id);
      CREATE INDEX expert_document_look_viewer_id_idx ON expert_document_look (viewer_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE expert_document_look, expert_document');
  }
}
