import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Course, PersonLanguage } from '#database';
import { dataOf, refusal } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
let lecturer: { cookie: string };
let student: { cookie: string };
let coordinator: { cookie: string };
beforeAll(async () => {
  api = await startApi();
  await api.dataSource.query(`INSERT INTO field_of_education (code, parent_code, name_en, name_fr) VALUES
    ('05', NULL, 'Natural sciences', 'Sciences naturelles'), ('051', '05', 'Biological sciences', 'Sciences biologiques'),
    ('0512', '051', 'Biochemistry', 'Biochimie') ON CONFLICT DO NOTHING`);
  await api.dataSource.query(`INSERT INTO concept_word (kind, concept_id, language, text, source, plain) VALUES
    ('field', '0512', 'fr', 'Biochimie', 'name', plain_words('Biochimie'))`);
  await api.dataSource.query(
    `INSERT INTO sector (code, category, name_en, name_fr) VALUES ('12281', '122', 'Health staff', 'Personnel de santé')`,
  );
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  await api.dataSource.query('DELETE FROM expert');
  at = await saveUniversity(manager, 'Université du Lac');
  lecturer = { cookie: await api.cookieOf(at.teaching) };
  student = { cookie: await api.cookieOf(at.enrolled) };
  coordinator = { cookie: await api.cookieOf(await savePerson(manager, { platformRole: 'coordinator' })) };
});

const profile = {
  ...{
    headline: 'Biochemist in Liège',
    about: 'I teach with cases.',
    originCountry: 'CD',
    residenceCountry: 'BE',
    sector: '12281',
  },
  degrees: [{ title: 'Doctorat en biochimie', institution: 'Liège', year: 2009 }],
  practice: [{ role: 'Laboratory head', place: 'Hospital of Liège', from: 2010, to: null }],
  ...{ offers: ['TEACH', 'MENTOR'], modes: ['VIRTUAL'], weeksFree: 6, hoursPerWeek: 4, gender: 'WOMAN' },
  ...{ legalStatus: 'REFUGEE', mayReturn: false, shows: ['ABOUT', 'FIELDS'] },
  referees: [
    { name: 'Prof. Secret', role: 'Dean', email: 'secret@example.org' },
    { name: 'Dr Hidden', role: 'Head', email: 'hidden@example.org' },
  ],
};
const ownParts = 'expert { state version stateReason } gender actions card { about degrees { title } weeksFree }';
interface Own {
  expert: { state: string; version: number; stateReason: string };
  gender: string | null;
  actions: string[];
}
const known = 'languages { language level } fields { code }';
const begin = () =>
  api.ask(`mutation { becomeExpert { ${ownParts} expert { offers practice { place to } } } }`, {}, lecturer);
const save = (input: object, as = lecturer) =>
  api.ask(`mutation ($input: ExpertInput!) { saveMyExpert(input: $input) { ${ownParts} } }`, { input }, as);
const act = (action: string, as = lecturer) =>
  api.ask(`mutation ($action: ExpertAction!) { moveMyExpert(action: $action) { ${ownParts} } }`, { action }, as);
const mine = async () => dataOf<Own>(await api.ask(`{ myExpert { ${ownParts} } }`, {}, lecturer), 'myExpert');
const checks = ['IDENTITY', 'DEGREES', 'PRACTICE', 'REFEREES', 'RIGHT_OF_RETURN'];
const decide = async (action: string, more: object = {}, as = coordinator) => {
  const [{ version }] = await api.dataSource.query('SELECT version FROM expert WHERE person_id = $1', [at.teaching]);
  const input = { personId: at.teaching, action, reason: 'Seen.', checks, version, ...more };
  return api.ask(
    `mutation ($input: ExpertDecisionInput!) { decideOnExpert(input: $input) {
      actions history { action actor by { id } reason checks } expert { state referees { email } } } }`,
    { input },
    as,
  );
};
const cardParts = `person { name } headline about originCountry residenceCountry sector { name } offers modes weeksFree
  degrees { title } practice { place } competences { fields { code } skills { name } languages { language } }`;
const card = (as = student) =>
  api.ask(`query ($id: ID!) { expertCard(personId: $id) { ${cardParts} } }`, { id: at.teaching }, as);
const submitted = async () => {
  await begin();
  await save({ ...profile, version: 1 });
  return act('SUBMIT');
};

describe('an expert', () => {
  test('begins with what is known, once', async () => {
    await api.dataSource.query(`UPDATE person SET country = 'BE' WHERE id = $1`, [at.teaching]);
    const first = dataOf<object>(await begin(), 'becomeExpert');
    expect(first).toMatchObject({
      expert: { state: 'DRAFT', offers: ['TEACH'], practice: [{ place: 'Université du Lac', to: null }] },
      actions: ['SUBMIT', 'LEAVE'],
    });
    expect(dataOf(await begin(), 'becomeExpert')).toEqual(first);
  });

  test('takes languages and fields from the courses they teach when they have said nothing, and says so', async () => {
    const { manager } = api.dataSource;
    await manager.update(Course, { id: at.courseId }, { title: 'La biochimie', language: 'fr' });
    const document = `mutation { becomeExpert { taken { ${known} } expert { competences { ${known} } } } }`;
    const taken = { languages: [{ language: 'fr', level: 'C1' }], fields: [{ code: '0512' }] };
    expect(dataOf(await api.ask(document, {}, lecturer), 'becomeExpert')).toEqual({
      taken,
      expert: { competences: taken },
    });
    expect(dataOf(await api.ask(document, {}, lecturer), 'becomeExpert')).toMatchObject({ taken: null });
    await api.dataSource.query('DELETE FROM expert');
    await manager.update(PersonLanguage, { personId: at.teaching }, { level: 'b2' });
    expect(dataOf(await api.ask(document, {}, lecturer), 'becomeExpert')).toEqual({
      taken: null,
      expert: { competences: { ...taken, languages: [{ language: 'fr', level: 'B2' }] } },
    });
  });

  test('submits what is complete', async () => {
    await begin();
    expect(refusal(await act('SUBMIT'))).toEqual([['BAD_INPUT', 'input.headline']]);
    await save({ ...profile, referees: [], version: 1 });
    expect(refusal(await act('SUBMIT'))).toEqual([['BAD_INPUT', 'input.referees']]);
    await save({ ...profile, version: 2 });
    expect(dataOf<Own>(await act('SUBMIT'), 'moveMyExpert')).toMatchObject({ expert: { state: 'SUBMITTED' } });
    expect(refusal(await save({ ...profile, version: 4 }))).toEqual([['CONFLICT', undefined]]);
  });

  test('is looked at again when what was verified changes, and not for other changes', async () => {
    await submitted();
    await decide('VERIFY');
    const { expert } = await mine();
    const saved = await save({ ...profile, about: 'I teach at night.', gender: null, version: expert.version });
    expect(dataOf<Own>(saved, 'saveMyExpert')).toMatchObject({ expert: { state: 'VERIFIED' }, gender: null });
    const degrees = [{ title: 'Doctorat en médecine', institution: 'Liège', year: 2009 }];
    const again = await save({ ...profile, degrees, version: expert.version + 1 });
    expect(dataOf<Own>(again, 'saveMyExpert')).toMatchObject({ expert: { state: 'SUBMITTED' } });
    expect(refusal(await card())).toEqual([['NOT_FOUND', undefined]]);
  });

  test('verifies nobody, not even themselves as a coordinator', async () => {
    await submitted();
    expect(refusal(await act('VERIFY'))).toEqual([['CONFLICT', undefined]]);
    expect(refusal(await decide('VERIFY', {}, lecturer))).toEqual([['NOT_ALLOWED', undefined]]);
    await api.dataSource.query(`UPDATE person SET platform_role = 'coordinator' WHERE id = $1`, [at.teaching]);
    expect(refusal(await decide('VERIFY', {}, { cookie: await api.cookieOf(at.teaching) }))).toEqual([
      ['BAD_INPUT', 'input.personId'],
    ]);
  });
});

describe('a coordinator', () => {
  test('verifies with every check and a reason, which is kept', async () => {
    await submitted();
    expect(refusal(await decide('VERIFY', { checks: checks.slice(1) }))).toEqual([['BAD_INPUT', 'input.checks']]);
    expect(refusal(await decide('VERIFY', { reason: ' ' }))).toEqual([['BAD_INPUT', 'input.reason']]);
    expect(refusal(await decide('VERIFY', { version: 1 }))).toEqual([['STALE', 'input.version']]);
    expect(dataOf(await decide('VERIFY'), 'decideOnExpert')).toMatchObject({
      actions: ['SEND_BACK', 'PAUSE'],
      history: [
        { action: 'VERIFY', actor: 'COORDINATOR', reason: 'Seen.', checks },
        { action: 'SUBMIT', actor: 'EXPERT', by: { id: at.teaching }, checks: [] },
      ],
      expert: { state: 'VERIFIED', referees: [{ email: 'secret@example.org' }, { email: 'hidden@example.org' }] },
    });
  });

  test('sends it back with a reason that the expert reads', async () => {
    await submitted();
    await decide('SEND_BACK', { reason: 'Name the faculty.' });
    expect(await mine()).toMatchObject({
      expert: { state: 'DRAFT', stateReason: 'Name the faculty.' },
      actions: ['SUBMIT', 'LEAVE'],
    });
  });

  test('of two decisions on one profile at once, one is made', async () => {
    await submitted();
    const { version } = (await mine()).expert;
    const both = await Promise.all([decide('VERIFY', { version }), decide('SEND_BACK', { version })]);
    expect(both.flatMap(refusal)).toEqual([['STALE', 'input.version']]);
  });

  test('sees no draft that was never submitted, and nobody who left', async () => {
    const seen = async () => {
      const list = await api.ask('{ experts { totalCount } }', {}, coordinator);
      const one = await api.ask('query ($id: ID!) { expert(personId: $id) { id } }', { id: at.teaching }, coordinator);
      return [dataOf<{ totalCount: number }>(list, 'experts').totalCount, refusal(one)];
    };
    await begin();
    expect(await seen()).toEqual([0, [['NOT_FOUND', undefined]]]);
    await save({ ...profile, version: 1 });
    await act('SUBMIT');
    expect(await seen()).toEqual([1, []]);
    await act('LEAVE');
    expect(await seen()).toEqual([0, [['NOT_FOUND', undefined]]]);
  });
});

describe('the card', () => {
  test('is there for others only while the expert is verified', async () => {
    const none = [['NOT_FOUND', undefined]];
    expect(refusal(await card())).toEqual(none);
    await submitted();
    expect(refusal(await card())).toEqual(none);
    await decide('VERIFY');
    expect(refusal(await card())).toEqual([]);
    await act('PAUSE');
    expect(refusal(await card())).toEqual(none);
    await act('RESUME');
    expect(refusal(await card())).toEqual([]);
    await act('LEAVE');
    expect(refusal(await card())).toEqual(none);
  });

  test('shows what the expert allows, and nothing else', async () => {
    await api.ask(
      'mutation ($input: CompetencesInput!) { saveMyCompetences(input: $input) { version } }',
      {
        input: {
          languages: [{ language: 'fr', level: 'C1' }],
          fields: ['0512'],
          skills: [{ text: 'PCR' }],
          version: 0,
        },
      },
      lecturer,
    );
    await submitted();
    await decide('VERIFY');
    const { name } = await api.dataSource
      .query('SELECT name FROM person WHERE id = $1', [at.teaching])
      .then(([row]) => row);
    expect(dataOf(await card(), 'expertCard')).toEqual({
      ...{
        person: { name },
        headline: profile.headline,
        about: profile.about,
        offers: profile.offers,
        modes: profile.modes,
      },
      ...{ originCountry: null, residenceCountry: null, sector: null, weeksFree: null, degrees: null, practice: null },
      competences: { fields: [{ code: '0512' }], skills: [], languages: [] },
    });
  });

  test('has no field for referees, gender, legal status or right of return', async () => {
    const reply = await api.ask('{ __type(name: "ExpertCard") { fields { name } } }', {}, coordinator);
    const names = dataOf<{ fields: { name: string }[] }>(reply, '__type').fields.map((field) => field.name);
    expect(names.filter((field) => /refer|gender|legal|return|reason|state|shows/i.test(field))).toEqual([]);
    const expert = await api.ask('{ __type(name: "Expert") { fields { name } } }', {}, coordinator);
    expect(dataOf<{ fields: { name: string }[] }>(expert, '__type').fields).not.toContainEqual({ name: 'gender' });
  });
});

describe('the list of coordinators', () => {
  test.each([
    ['a field by a misspelt word', { search: 'biochimei' }, 1],
    ['a word that nobody has', { search: 'astronomie' }, 0],
    ['a field that contains theirs', { field: '05' }, 1],
    ['another field', { field: '061' }, 0],
    ['the country of origin', { country: 'CD' }, 1],
    ['the country of residence', { country: 'BE' }, 1],
    ['another country', { country: 'RW' }, 0],
    ['a language', { language: 'fr' }, 1],
    ['another language', { language: 'ln' }, 0],
    ['an offer', { offer: 'MENTOR', state: 'SUBMITTED' }, 1],
    ['another state', { state: 'VERIFIED' }, 0],
  ])('is narrowed by %s', async (_, narrowed, count) => {
    await api.ask(
      'mutation ($input: CompetencesInput!) { saveMyCompetences(input: $input) { version } }',
      { input: { languages: [{ language: 'fr', level: 'C1' }], fields: ['0512'], skills: [], version: 0 } },
      lecturer,
    );
    await submitted();
    const reply = await api.ask(
      `query ($search: String, $field: String, $country: String, $language: String, $offer: ExpertOffer, $state: ExpertState) {
        experts(search: $search, field: $field, country: $country, language: $language, offer: $offer, state: $state) { totalCount } }`,
      narrowed,
      coordinator,
    );
    expect(dataOf(reply, 'experts')).toEqual({ totalCount: count });
  });
});
