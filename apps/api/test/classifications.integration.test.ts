import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ConceptKind } from '#database';
import { loadClassifications } from '../src/classification-lists/load-lists.ts';
import { sql } from '../src/classifications/concepts.repository.ts';
import { readLists } from '../src/classification-lists/lists.ts';
import { english, french, nonsense } from './classification-cases.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveUniversity } from './world.ts';

interface Match {
  node: { id?: string; code?: string; name: string };
  foundBy: string | null;
}

let api: RunningApi;
const readers = { fr: '', en: '' };
const cookies = { fr: '', en: '' };
type Language = keyof typeof cookies;
beforeAll(async () => {
  api = await startApi();
  const at = await saveUniversity(api.dataSource.manager, 'University');
  Object.assign(readers, { fr: at.enrolled, en: at.teaching });
  for (const language of ['fr', 'en'] as const) {
    await api.dataSource.query('UPDATE person SET language = $1 WHERE id = $2', [language, readers[language]]);
    cookies[language] = await api.cookieOf(readers[language]);
  }
  await loadClassifications(api.dataSource);
});
afterAll(() => api.close());

const documents: Readonly<Record<ConceptKind, string>> = {
  field:
    'query ($search: String!, $first: Int) { found: fieldsOfEducation(search: $search, first: $first) { node { code name } foundBy } }',
  sector:
    'query ($search: String!, $first: Int) { found: sectors(search: $search, first: $first) { node { code name } foundBy } }',
  skill:
    'query ($search: String!, $first: Int) { found: skills(search: $search, first: $first) { node { id name } foundBy } }',
};
async function find(kind: ConceptKind, search: string, language: Language = 'fr', first = 10): Promise<Match[]> {
  const { data, errors } = await api.ask(documents[kind], { search, first }, { cookie: cookies[language] });
  expect(errors).toEqual([]);
  return (data as unknown as { found: Match[] }).found;
}
const names = (found: readonly Match[]) => found.map(({ node }) => node.name);

describe.each([
  ['French', 'fr', french],
  ['English', 'en', english],
] as const)('a concept whose name is shown in %s', (_, language, cases) => {
  test.each(cases)('%s: by %j one finds %j among the first %i', async (kind, typed, meant, among) => {
    expect(names(await find(kind, typed, language)).slice(0, among)).toContain(meant);
  });
});

test.each(nonsense)('nothing is found by %j', async (typed) => {
  for (const kind of ['field', 'sector', 'skill'] as const) expect(names(await find(kind, typed))).toEqual([]);
});

describe('a result', () => {
  test.each([
    ['biochimie', 'fr', null],
    ['biochemistry', 'fr', 'biochemistry'],
    ['biological chemistry', 'fr', 'biological chemistry'],
    ['biological chemistry', 'en', null],
    ['chimie du vivant', 'en', 'chimie du vivant'],
    ['biochmie', 'fr', null],
  ] as const)('of %j in %s says by which other word it was found: %j', async (typed, language, by) => {
    const [first] = await find('skill', typed, language);
    expect(first).toEqual({
      node: {
        id: '1d4b74b0-1a48-48ec-a3cd-26cca0c212a3',
        name: language === 'fr' ? 'biochimie' : 'biological chemistry',
      },
      foundBy: by,
    });
  });

  test('comes once, however many of its words are alike', async () => {
    const found = await find('skill', 'base de données', 'fr', 50);
    const ids = found.map(({ node }) => node.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(4);
  });
});

test('as many results are given as were asked for, and not more than 50', async () => {
  expect(await find('skill', 'gestion', 'fr', 3)).toHaveLength(3);
  for (const first of [0, 51]) {
    const { errors } = await api.ask(documents.skill, { search: 'gestion', first }, { cookie: cookies.fr });
    expect(errors.map(({ extensions }) => [extensions.code, extensions.field])).toEqual([['BAD_INPUT', 'first']]);
  }
});

test('a search of any length and any characters is answered', async () => {
  for (const search of [
    'biochimie\0',
    `biochimie ${' '.repeat(5_000)}x`,
    '\u200bbiochimie',
    'b\u0301'.repeat(500),
    '\ud800',
  ]) {
    expect(Array.isArray(await find('skill', search))).toBe(true);
  }
  expect(names(await find('skill', 'biochimie\0')).at(0)).toBe('biochimie');
});

test('only fields of one level are found', async () => {
  const document =
    'query ($level: FieldLevel = DETAILED) { fieldsOfEducation(search: "droit", level: $level) { node { code level parent { code parent { code } } } } }';
  const codesOf = async (level: string | null) => {
    const { data } = await api.ask(document, { level }, { cookie: cookies.fr });
    return (data as unknown as { fieldsOfEducation: { node: { code: string } }[] }).fieldsOfEducation.map(
      ({ node }) => node.code,
    );
  };
  expect((await codesOf('DETAILED')).at(0)).toBe('0421');
  expect((await codesOf('DETAILED')).every(({ length }) => length === 4)).toBe(true);
  expect(await codesOf('NARROW')).toContain('042');
  expect(await codesOf(null)).toEqual(expect.arrayContaining(['042', '0421']));
});

describe('a concept by its key', () => {
  const ask = async (document: string, language: Language = 'en') =>
    api.ask(document, {}, { cookie: cookies[language] });

  test('is named in the language of who reads, with what it belongs to', async () => {
    const document =
      '{ fieldOfEducation(code: "0512") { name level parent { code parent { code level parent { code } } } } sector(code: "14021") { name category } skill(id: "1D4B74B0-1A48-48EC-A3CD-26CCA0C212A3") { name } }';
    expect((await ask(document)).data).toEqual({
      fieldOfEducation: {
        name: 'Biochemistry',
        level: 'DETAILED',
        parent: { code: '051', parent: { code: '05', level: 'BROAD', parent: null } },
      },
      sector: { name: 'Water supply - large systems', category: '140' },
      skill: { name: 'biological chemistry' },
    });
    expect((await ask('{ sector(code: "14021") { name } }', 'fr')).data).toEqual({
      sector: { name: 'Approvisionnement en eau – systèmes à grande échelle' },
    });
  });

  test.each([
    'fieldOfEducation(code: "9999")',
    'fieldOfEducation(code: "x\\u0000")',
    'sector(code: "")',
    'skill(id: "0512")',
  ])('%s is not found', async (field) => {
    expect((await ask(`{ ${field} { name } }`)).errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
  });
});

test('a search reads the words by their indexes', async () => {
  const plan = async (typed: string) => {
    const rows: Record<string, string>[] = await api.dataSource.query(
      `EXPLAIN (ANALYZE, COSTS OFF) ${sql.skills.declared.text}`,
      [readers.fr, typed, typed, false, 10],
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  expect(await plan('biochimie')).toMatch(/Bitmap Index Scan on concept_word_words_idx/);
  const alike = await plan('biochmie');
  expect(alike).toMatch(/Bitmap Index Scan on concept_vocabulary_alike_idx/);
  expect(alike).not.toMatch(/Seq Scan on concept_(word|vocabulary)/);
});

describe('loading the lists', () => {
  const lists = readLists();
  const contents = async () =>
    api.dataSource.query(`
      SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM (
        SELECT f::text AS t FROM field_of_education f UNION ALL SELECT s::text FROM sector s UNION ALL SELECT s::text FROM skill s
        UNION ALL SELECT w::text FROM concept_word w UNION ALL SELECT digest FROM classification_edition) AS t`);

  test('again changes nothing', async () => {
    const before = await contents();
    expect(await loadClassifications(api.dataSource)).toBe(0);
    expect(await contents()).toEqual(before);
  });

  test('renames concepts, withdraws those that are gone, and offers them again when they are back', async () => {
    const before = await contents();
    const skills = lists.skills
      .slice(1)
      .map((row, index) => (index === 0 ? { ...row, fr: 'médecine des sportifs' } : row));
    const [gone] = lists.skills;
    const synonyms = lists.synonyms.filter(({ id }) => id !== gone?.id);
    expect(gone?.en).toBe('Haskell');
    expect(await loadClassifications(api.dataSource, { ...lists, skills, synonyms, digest: 'other' })).toBeGreaterThan(
      3_000,
    );
    expect(names(await find('skill', 'médecine des sportifs')).at(0)).toBe('médecine des sportifs');
    expect(names(await find('skill', 'Haskell'))).not.toContain('Haskell');
    const { data } = await api.ask(`{ skill(id: "${gone?.id}") { name } }`, {}, { cookie: cookies.fr });
    expect(data).toEqual({ skill: { name: 'Haskell' } });

    expect(await loadClassifications(api.dataSource, lists)).toBeGreaterThan(3_000);
    expect(names(await find('skill', 'Haskell')).at(0)).toBe('Haskell');
    expect(await contents()).toEqual(before);
  });

  test('makes results come in the order: the very text, the same words, begun so, side by side, anywhere', async () => {
    const inOrder = ['forge art', 'Forge d’art', 'forge artistique', 'belle forge artisanale', 'art de la forge'];
    const skills = inOrder.map((name, index) => ({
      id: `00000000-0000-4000-8000-00000000000${9 - index}`,
      ...{ en: name, fr: name, alt_en: '', alt_fr: '' },
    }));
    await loadClassifications(api.dataSource, { fields: [], sectors: [], skills, synonyms: [], digest: 'few' });
    expect(names(await find('skill', 'forge art'))).toEqual(inOrder);
    expect(names(await find('skill', 'artt'))).toHaveLength(5);
    await loadClassifications(api.dataSource, lists);
  });

  test('changes nothing when it fails', async () => {
    const before = await contents();
    const skills = [...lists.skills, { id: 'no uuid', en: 'x', fr: 'x', alt_en: '', alt_fr: '' }];
    await expect(loadClassifications(api.dataSource, { ...lists, skills, digest: 'wrong' })).rejects.toThrow('uuid');
    expect(await contents()).toEqual(before);
  });

  test('is done once by several processes at once', async () => {
    await api.dataSource.query('DELETE FROM classification_edition');
    const loaded = await Promise.all([1, 2, 3].map(() => loadClassifications(api.dataSource)));
    expect(loaded.sort((a, b) => a - b)).toEqual([
      0,
      0,
      lists.fields.length + lists.sectors.length + lists.skills.length,
    ]);
  });
});
