import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A section is a course in a term at a campus by a name: two campuses have an A each. */
export class SectionCampus1796000011000 implements MigrationInterface {
  readonly name = 'SectionCampus1796000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX section_course_id_term_id_name_idx;
      CREATE UNIQUE INDEX section_course_id_term_id_campus_id_name_idx ON section (course_id, term_id, campus_id, name);
    `);
  }

  /** Of several by one name, one keeps it. The others have a piece of their id behind it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE section SET name = left(section.name, 31) || ' ' || left(section.id::text, 8)
      FROM (SELECT id, row_number() OVER (PARTITION BY course_id, term_id, name ORDER BY id) AS place FROM section) AS named
      WHERE named.id = section.id AND place > 1;
      DROP INDEX section_course_id_term_id_campus_id_name_idx;
      CREATE UNIQUE INDEX section_course_id_term_id_name_idx ON section (course_id, term_id, name);
    `);
  }
}
