import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people know: languages with their level, fields of education, and skills of the list or in their own words. */
export class Competences1797000001300 implements MigrationInterface {
  readonly name = 'Competences1797000001300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE competences (
        person_id uuid NOT NULL CONSTRAINT competences_pkey PRIMARY KEY
          CONSTRAINT competences_person_id_fkey REFERENCES person (id) ON DELETE CASCADE,
        version integer NOT NULL DEFAULT 1
      );
      CREATE TABLE person_language (
        person_id uuid NOT NULL CONSTRAINT person_language_person_id_fkey REFERENCES competences (person_id) ON DELETE CASCADE,
        language text NOT NULL CONSTRAINT person_language_language_check CHECK (language ~ '^[a-z]{2,3}$'),
        level text NOT NULL CONSTRAINT person_language_level_check CHECK (level IN ('a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'native')),
        place integer NOT NULL,
        CONSTRAINT person_language_pkey PRIMARY KEY (person_id, language)
      );
      CREATE INDEX person_language_language_idx ON person_language (language);
      CREATE TABLE person_field (
        person_id uuid NOT NULL CONSTRAINT person_field_person_id_fkey REFERENCES competences (person_id) ON DELETE CASCADE,
        field_code text NOT NULL CONSTRAINT person_field_field_code_fkey REFERENCES field_of_education (code),
        place integer NOT NULL,
        CONSTRAINT person_field_pkey PRIMARY KEY (person_id, field_code)
      );
      CREATE INDEX person_field_field_code_idx ON person_field (field_code);
      CREATE TABLE person_skill (
        person_id uuid NOT NULL CONSTRAINT person_skill_person_id_fkey REFERENCES competences (person_id) ON DELETE CASCADE,
        key text NOT NULL,
        skill_id uuid CONSTRAINT person_skill_skill_id_fkey REFERENCES skill (id),
        text text,
        place integer NOT NULL,
        CONSTRAINT person_skill_pkey PRIMARY KEY (person_id, key),
        CONSTRAINT person_skill_text_check CHECK ((skill_id IS NULL) = (text IS NOT NULL))
      );
      CREATE INDEX person_skill_skill_id_idx ON person_skill (skill_id);
      CREATE INDEX person_skill_key_idx ON person_skill (key)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE person_skill, person_field, person_language, competences');
  }
}
