import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import { cardPartsOfDraft } from '../own-profile.service.ts';

const profile = `"personId" uuid, headline text, about text, "originCountry" text, "residenceCountry" text, "sectorCode" text,
  degrees jsonb, practice jsonb, offers text[], modes text[], "weeksFree" integer, "hoursPerWeek" integer, hides text[]`;
const given = (columns: string) => `jsonb_to_recordset($1::jsonb) AS item (${columns})`;
const rows = { rows: 'jsonb' } as const;
const listed = (table: string, columns: string, types: string, values: string) =>
  ({
    text: `INSERT INTO ${table} (person_id, place, ${columns}) SELECT "personId", place, ${values}
       FROM ${given(`"personId" uuid, place integer, ${types}`)}`,
    params: rows,
  }) as const;
const forgotten = (table: string) =>
  ({ text: `DELETE FROM ${table} WHERE person_id = ANY($1)`, params: { personIds: 'uuid[]' } }) as const;

export const sql = statements({
  addPeople: {
    text: `INSERT INTO person (id, email, name, zone, language) SELECT id, email, name, zone, language
       FROM ${given('id uuid, email text, name text, zone text, language text')}`,
    params: rows,
  },
  /** A draft, of which others see nothing before its expert has submitted it. */
  beginProfiles: {
    text: `INSERT INTO expert (person_id, import_id, headline, about, origin_country, residence_country, sector_code, degrees, practice,
         offers, modes, weeks_free, hours_per_week, shows)
       SELECT "personId", $2, coalesce(headline, ''), coalesce(about, ''), "originCountry", "residenceCountry", "sectorCode",
         coalesce(degrees, '[]'), coalesce(practice, '[]'), coalesce(offers, '{}'), coalesce(modes, '{}'), coalesce("weeksFree", 0),
         coalesce("hoursPerWeek", 0), '{${cardPartsOfDraft.join(',')}}' FROM ${given(profile)}`,
    params: { ...rows, importId: 'uuid' },
  },
  fillProfiles: {
    text: `UPDATE expert SET headline = coalesce(item.headline, expert.headline), about = coalesce(item.about, expert.about),
         origin_country = coalesce(item."originCountry", origin_country), sector_code = coalesce(item."sectorCode", sector_code),
         residence_country = coalesce(item."residenceCountry", residence_country), degrees = coalesce(item.degrees, expert.degrees),
         practice = coalesce(item.practice, expert.practice), offers = coalesce(item.offers, expert.offers),
         modes = coalesce(item.modes, expert.modes), weeks_free = coalesce(item."weeksFree", weeks_free),
         hours_per_week = coalesce(item."hoursPerWeek", hours_per_week),
         shows = ARRAY(SELECT part FROM unnest(shows) WITH ORDINALITY AS shown (part, place) WHERE part <> ALL(item.hides) ORDER BY place),
         updated_at = now()
       FROM ${given(profile)} WHERE expert.person_id = item."personId"`,
    params: rows,
  },
  countCompetences: {
    text: `INSERT INTO competences (person_id) SELECT person_id FROM unnest($1::uuid[]) AS person_id
       ON CONFLICT (person_id) DO UPDATE SET version = competences.version + 1`,
    params: { personIds: 'uuid[]' },
  },
  forgetFields: forgotten('person_field'),
  forgetSkills: forgotten('person_skill'),
  forgetLanguages: forgotten('person_language'),
  addFields: listed('person_field', 'field_code', '"fieldCode" text', '"fieldCode"'),
  addSkills: listed(
    'person_skill',
    'key, skill_id, text',
    'key text, "skillId" uuid, text text',
    'key, "skillId", text',
  ),
  addLanguages: listed('person_language', 'language, level', 'language text, level text', 'language, level'),
  analyse: { text: 'ANALYZE person, expert, competences, person_field, person_skill, person_language', params: {} },
});

type Adding = 'addPeople' | 'fillProfiles' | 'addFields' | 'addSkills' | 'addLanguages';

export const addRows = (manager: EntityManager, write: Adding, added: readonly object[]): Promise<unknown> =>
  sql[write].rows(manager, { rows: JSON.stringify(added) });

/** @param importId by which they came */
export const beginProfiles = (manager: EntityManager, added: readonly object[], importId: string): Promise<unknown> =>
  sql.beginProfiles.rows(manager, { rows: JSON.stringify(added), importId });

/** What these people know gets another version. */
export const countCompetences = (manager: EntityManager, personIds: readonly string[]): Promise<unknown> =>
  sql.countCompetences.rows(manager, { personIds });

export const forget = (
  manager: EntityManager,
  list: 'forgetFields' | 'forgetSkills' | 'forgetLanguages',
  personIds: readonly string[],
): Promise<unknown> => sql[list].rows(manager, { personIds });

/** What the planner knows of the tables is made anew: with thousands of new rows it is wrong. */
export const lookAnew = (manager: EntityManager): Promise<unknown> => sql.analyse.rows(manager, {});
