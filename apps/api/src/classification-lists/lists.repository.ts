import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { Queryable } from '#database';
import type { Lists } from './lists.ts';
import { tellingWords } from './search-words.ts';
import type { ConceptWordRow } from './words-of-lists.ts';

/** One process at a time loads the lists. */
const loadLock = 7_970_006;

export const sql = statements({
  isLoaded: {
    text: 'SELECT EXISTS (SELECT FROM classification_edition WHERE digest = $1) AS "isLoaded"',
    params: { digest: 'text' },
    row: { isLoaded: 'bool' },
  },
  lock: { text: `SELECT pg_advisory_xact_lock(${loadLock})`, params: {}, row: { pg_advisory_xact_lock: 'void' } },
  fields: {
    text: `INSERT INTO field_of_education (code, parent_code, name_en, name_fr)
           SELECT code, CASE WHEN length(code) > 2 THEN left(code, -1) END, name_en, name_fr
           FROM unnest($1::text[], $2::text[], $3::text[]) AS field (code, name_en, name_fr) ORDER BY code
           ON CONFLICT (code) DO UPDATE SET name_en = excluded.name_en, name_fr = excluded.name_fr, withdrawn = false`,
    params: { codes: 'text[]', english: 'text[]', french: 'text[]' },
  },
  sectors: {
    text: `INSERT INTO sector (code, category, name_en, name_fr)
           SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
           ON CONFLICT (code) DO UPDATE SET category = excluded.category, name_en = excluded.name_en,
             name_fr = excluded.name_fr, withdrawn = false`,
    params: { codes: 'text[]', categories: 'text[]', english: 'text[]', french: 'text[]' },
  },
  skills: {
    text: `INSERT INTO skill (id, name_en, name_fr) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])
           ON CONFLICT (id) DO UPDATE SET name_en = excluded.name_en, name_fr = excluded.name_fr, withdrawn = false`,
    params: { ids: 'uuid[]', english: 'text[]', french: 'text[]' },
  },
  withdrawFields: {
    text: 'UPDATE field_of_education SET withdrawn = true WHERE code <> ALL($1) AND NOT withdrawn',
    params: { codes: 'text[]' },
  },
  withdrawSectors: {
    text: 'UPDATE sector SET withdrawn = true WHERE code <> ALL($1) AND NOT withdrawn',
    params: { codes: 'text[]' },
  },
  withdrawSkills: {
    text: 'UPDATE skill SET withdrawn = true WHERE id <> ALL($1) AND NOT withdrawn',
    params: { ids: 'uuid[]' },
  },
  forgetWords: { text: 'DELETE FROM concept_word', params: {} },
  words: {
    text: `INSERT INTO concept_word (kind, concept_id, language, text, source, plain)
           SELECT kind, concept_id, language, text, source, ${tellingWords('text')}
           FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS word (kind, concept_id, language, text, source)`,
    params: { kinds: 'text[]', conceptIds: 'text[]', languages: 'text[]', texts: 'text[]', sources: 'text[]' },
  },
  forgetVocabulary: { text: 'DELETE FROM concept_vocabulary', params: {} },
  vocabulary: {
    text: `INSERT INTO concept_vocabulary (kind, word)
           SELECT DISTINCT kind, word FROM concept_word, string_to_table(plain, ' ') AS word WHERE word <> ''`,
    params: {},
  },
  forgetEditions: { text: 'DELETE FROM classification_edition', params: {} },
  saveEdition: { text: 'INSERT INTO classification_edition (digest) VALUES ($1)', params: { digest: 'text' } },
  /** The planner is to know at once that there are thousands of them. */
  analyze: { text: 'ANALYZE concept_word, concept_vocabulary, skill', params: {} },
});

export async function areLoaded(database: Queryable, { digest }: Lists): Promise<boolean> {
  return (await sql.isLoaded.first(database, { digest }))?.isLoaded === true;
}

/** Waits until no other transaction loads them. */
export async function lockLists(manager: EntityManager): Promise<void> {
  await sql.lock.rows(manager, {});
}

/** Adds and renames concepts. Those that are in the lists no more are withdrawn. */
export async function saveConcepts(manager: EntityManager, { fields, sectors, skills }: Lists): Promise<void> {
  const names = (rows: readonly { en: string; fr: string }[]) => ({
    english: rows.map(({ en }) => en),
    french: rows.map(({ fr }) => fr),
  });
  const fieldCodes = fields.map(({ code }) => code);
  const sectorCodes = sectors.map(({ code }) => code);
  const ids = skills.map(({ id }) => id);
  await sql.fields.rows(manager, { codes: fieldCodes, ...names(fields) });
  const categories = sectors.map(({ category }) => category);
  await sql.sectors.rows(manager, { codes: sectorCodes, categories, ...names(sectors) });
  await sql.skills.rows(manager, { ids, ...names(skills) });
  await sql.withdrawFields.touched(manager, { codes: fieldCodes });
  await sql.withdrawSectors.touched(manager, { codes: sectorCodes });
  await sql.withdrawSkills.touched(manager, { ids });
}

export async function replaceWords(manager: EntityManager, words: readonly ConceptWordRow[]): Promise<void> {
  await sql.forgetWords.touched(manager, {});
  await sql.words.rows(manager, {
    kinds: words.map(({ kind }) => kind),
    conceptIds: words.map(({ conceptId }) => conceptId),
    languages: words.map(({ language }) => language),
    texts: words.map(({ text }) => text),
    sources: words.map(({ source }) => source),
  });
  await sql.forgetVocabulary.touched(manager, {});
  await sql.vocabulary.rows(manager, {});
  await sql.analyze.rows(manager, {});
}

export async function rememberEdition(manager: EntityManager, { digest }: Lists): Promise<void> {
  await sql.forgetEditions.touched(manager, {});
  await sql.saveEdition.rows(manager, { digest });
}
