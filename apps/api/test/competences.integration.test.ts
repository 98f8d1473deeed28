import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { dataOf, refusal } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveUniversity } from './world.ts';
import type { University } from './world.ts';

const skillId = '11111111-1111-4111-8111-111111111111';
let api: RunningApi;
let at: University;
let own: { cookie: string };
beforeAll(async () => {
  api = await startApi();
  await api.dataSource.query(`INSERT INTO field_of_education (code, parent_code, name_en, name_fr, withdrawn) VALUES
    ('05', NULL, 'Natural sciences', 'Sciences naturelles', false),
    ('051', '05', 'Biological sciences', 'Sciences biologiques', false),
    ('0512', '051', 'Biochemistry', 'Biochimie', false), ('0511', '051', 'Biology', 'Biologie', true)
    ON CONFLICT DO NOTHING`);
  await api.dataSource.query(`INSERT INTO skill (id, name_en, name_fr) VALUES ($1, 'databases', 'bases de données')`, [
    skillId,
  ]);
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
  own = { cookie: await api.cookieOf(at.teaching) };
});

const parts = 'languages { language level } fields { code name parent { name } } skills { name skill { id } } version';
const mine = async (as = own) => (await api.ask(`{ myCompetences { ${parts} } }`, {}, as)).data?.['myCompetences'];
const saving = (input: object, as = own) =>
  api.ask(
    `mutation ($input: CompetencesInput!) { saveMyCompetences(input: $input) { ${parts} } }`,
    { input: { languages: [], fields: [], skills: [], version: 0, ...input } },
    as,
  );

describe('what somebody says that they know', () => {
  test('is nothing at first', async () => {
    expect(await mine()).toEqual({ languages: [], fields: [], skills: [], version: 0 });
  });

  test('is kept in its order, shown in the language of the reader, and is theirs alone', async () => {
    await api.dataSource.query(`UPDATE person SET language = 'fr' WHERE id = $1`, [at.teaching]);
    const input = {
      languages: [
        { language: 'rw', level: 'NATIVE' },
        { language: 'FR', level: 'C1' },
      ],
      fields: ['0512', '0511'],
      skills: [{ text: "art de l'imigongo" }, { skillId: skillId.toUpperCase() }],
    };
    expect(dataOf(await saving(input), 'saveMyCompetences')).toEqual({
      languages: [
        { language: 'rw', level: 'NATIVE' },
        { language: 'fr', level: 'C1' },
      ],
      fields: [
        { code: '0512', name: 'Biochimie', parent: { name: 'Sciences biologiques' } },
        { code: '0511', name: 'Biologie', parent: { name: 'Sciences biologiques' } },
      ],
      skills: [
        { name: 'art de l’imigongo', skill: null },
        { name: 'bases de données', skill: { id: skillId } },
      ],
      version: 1,
    });
    expect(await mine({ cookie: await api.cookieOf(at.admin) })).toMatchObject({ version: 0, fields: [] });
  });

  test('is replaced as a whole', async () => {
    await saving({ fields: ['0512'], skills: [{ text: 'Weaving' }] });
    const later = { languages: [{ language: 'ln', level: 'B2' }], version: 1 };
    expect(dataOf(await saving(later), 'saveMyCompetences')).toEqual({
      ...{ ...later, fields: [], skills: [], version: 2 },
    });
  });

  test('is not written over what they said elsewhere at the same time', async () => {
    const both = await Promise.all([saving({ fields: ['0512'] }), saving({ fields: ['0511'] })]);
    expect(both.flatMap(refusal)).toEqual([['STALE', 'input.version']]);
    expect(await mine()).toMatchObject({ version: 1 });
  });

  test.each([
    ['a language that is none', { languages: [{ language: 'qqx', level: 'A1' }] }, 'input.languages.0'],
    ['a language with a region', { languages: [{ language: 'fr-BE', level: 'A1' }] }, 'input.languages.0'],
    [
      'a language twice',
      {
        languages: [
          { language: 'fr', level: 'A1' },
          { language: 'FR', level: 'C1' },
        ],
      },
      'input.languages.1',
    ],
    ['a field that is none', { fields: ['0512', '9999'] }, 'input.fields.1'],
    ['too many fields', { fields: Array.from({ length: 11 }, () => '0512') }, 'input.fields'],
    ['a skill that is none', { skills: [{ skillId: '22222222-2222-4222-8222-222222222222' }] }, 'input.skills.0'],
    ['a skill and own words', { skills: [{ skillId, text: 'x' }] }, 'input.skills.0'],
    ['two spellings of one skill', { skills: [{ text: 'Élevage' }, { text: 'elevage' }] }, 'input.skills.1'],
  ])('%s is refused', async (_, input, field) => {
    expect(refusal(await saving(input))).toEqual([['BAD_INPUT', field]]);
    expect(await mine()).toMatchObject({ version: 0 });
  });
});
