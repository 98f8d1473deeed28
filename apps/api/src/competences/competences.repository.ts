import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { json, statements, words } from '#database';
import type { LanguageLevel, Queryable } from '#database';

/** What a person knows, with the keys of concepts. */
export interface SavedCompetences {
  languages: { language: string; level: LanguageLevel }[];
  fieldCodes: string[];
  skills: { skillId: string | null; text: string | null }[];
  version: number;
}

/** `SavedCompetences` in a select from `competences`; its lists are those of the same person. */
const savedJson = `json_build_object('version', competences.version,
    'languages', coalesce((SELECT json_agg(json_build_object('language', language, 'level', level) ORDER BY place)
      FROM person_language WHERE person_id = competences.person_id), '[]'),
    'fieldCodes', coalesce((SELECT json_agg(field_code ORDER BY place)
      FROM person_field WHERE person_id = competences.person_id), '[]'),
    'skills', coalesce((SELECT json_agg(json_build_object('skillId', skill_id, 'text', text) ORDER BY place)
      FROM person_skill WHERE person_id = competences.person_id), '[]'))`;

export const sql = statements({
  ofPeople: {
    text: `SELECT person_id AS id, ${savedJson} AS value FROM competences WHERE person_id = ANY($1)`,
    params: { personIds: 'uuid[]' },
    row: { id: 'uuid', value: json<SavedCompetences>() },
  },
  lockPerson: {
    text: 'SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE',
    params: { personId: 'uuid' },
    row: { id: 'uuid' },
  },
  version: {
    text: 'SELECT version FROM competences WHERE person_id = $1',
    params: { personId: 'uuid' },
    row: { version: 'int4' },
  },
  known: {
    text: `SELECT ARRAY(SELECT code FROM field_of_education WHERE code = ANY($1)) AS fields,
       ARRAY(SELECT id::text FROM skill WHERE id = ANY($2)) AS skills`,
    params: { fieldCodes: 'text[]', skillIds: 'uuid[]' },
    row: { fields: words<string>(), skills: words<string>() },
  },
  personal: {
    text: `SELECT version FROM competences WHERE person_id = $1`,
    params: { personId: 'uuid' },
    row: { version: 'int4' },
  },
  personalLanguages: {
    text: 'SELECT language, level FROM person_language WHERE person_id = $1 ORDER BY place',
    params: { personId: 'uuid' },
    row: { language: 'text', level: 'text' },
  },
  personalFields: {
    text: `SELECT field_code AS code, name_en AS name FROM person_field
       JOIN field_of_education ON code = field_code WHERE person_id = $1 ORDER BY place`,
    params: { personId: 'uuid' },
    row: { code: 'text', name: 'text' },
  },
  personalSkills: {
    text: `SELECT skill_id AS id, coalesce(text, name_en) AS name FROM person_skill
       LEFT JOIN skill ON skill.id = skill_id WHERE person_id = $1 ORDER BY place`,
    params: { personId: 'uuid' },
    row: { id: 'uuid?', name: 'text?' },
  },
});

/** What people say that they know. */
@Injectable()
export class CompetencesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** What is saved stays so for the rest of the transaction. @returns its version; undefined: there is no such person */
  async lock(manager: EntityManager, personId: string): Promise<number | undefined> {
    if (!(await sql.lockPerson.first(manager, { personId }))) return undefined;
    // A statement of its own: it sees what was committed while the lock was waited for.
    return (await sql.version.first(manager, { personId }))?.version ?? 0;
  }

  /** Which of them there are, withdrawn ones too. */
  async known(
    fieldCodes: readonly string[],
    skillIds: readonly string[],
  ): Promise<{ fields: Set<string>; skills: Set<string> }> {
    const found = await sql.known.first(this.dataSource, { fieldCodes, skillIds });
    return { fields: new Set(found?.fields), skills: new Set(found?.skills) };
  }
}

export const competencesOfPeople = (
  database: Queryable,
  personIds: readonly string[],
): Promise<{ id: string; value: SavedCompetences }[]> => sql.ofPeople.rows(database, { personIds });
