import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Competences, Expert, PersonField, PersonSkill } from '#database';
import { loadClassifications } from '../src/classification-lists/load-lists.ts';
import { dataOf } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

const biochemistry = '1d4b74b0-1a48-48ec-a3cd-26cca0c212a3';

let api: RunningApi;
let coordinator: { cookie: string };
beforeAll(async () => {
  api = await startApi();
  await loadClassifications(api.dataSource);
  const { manager } = api.dataSource;
  coordinator = { cookie: await api.cookieOf(await savePerson(manager, { platformRole: 'coordinator' })) };
  await saveExpert('Émile Kabongo', { fields: ['0512'] });
  await saveExpert('Ruth Uwimana', { skills: [biochemistry], headline: 'Médecine vétérinaire' });
  await saveExpert('Jean Nimbona', { headline: 'Biological chemistry of soils' });
  await saveExpert('Alice Mbuyi', { fields: ['0532'], skills: ['Chimie de l’eau'], sectorCode: '12220' });
  await saveExpert('Biographie Chem', { fields: ['0222'] });
});
afterAll(() => api.close());

/** A skill that is no id is a free one. */
async function saveExpert(
  name: string,
  { fields = [], skills = [], ...profile }: { fields?: string[]; skills?: string[] } & Partial<Expert>,
): Promise<void> {
  const { manager } = api.dataSource;
  const personId = await savePerson(manager, { name });
  await manager.insert(Expert, { personId, state: 'verified', ...profile });
  await manager.insert(Competences, { personId });
  await manager.insert(
    PersonField,
    fields.map((fieldCode, place) => ({ personId, fieldCode, place })),
  );
  for (const [place, key] of skills.entries()) {
    const listed = key === biochemistry;
    await manager.insert(PersonSkill, {
      personId,
      key,
      skillId: listed ? key : null,
      text: listed ? null : key,
      place,
    });
  }
}

const found = async (search: string, more = '') =>
  dataOf<{ nodes: { person: { name: string } }[] }>(
    await api.ask(
      `query ($search: String) { experts(search: $search${more}) { nodes { person { name } } } }`,
      { search },
      coordinator,
    ),
    'experts',
  ).nodes.map(({ person }) => person.name);

test.each(['biochimie', 'biochemistry', 'biological chemistry', 'Chimie biologique', 'BIOCHIMIE'])(
  'who names a concept in full finds all who know it, under whichever name: %s',
  async (search) => {
    expect(await found(search)).toEqual(['Émile Kabongo', 'Jean Nimbona', 'Ruth Uwimana']);
  },
);

test.each([
  ['biochimei', ['Émile Kabongo', 'Ruth Uwimana']],
  ['Uwimna', ['Ruth Uwimana']],
  ['veterinere', ['Ruth Uwimana']],
])('a misspelt word finds what is like it: %s', async (search, names) => {
  expect(await found(search)).toEqual(names);
});

test.each([
  ['kabon biochim', ['Émile Kabongo']],
  ['biochim emile', ['Émile Kabongo']],
  ['sciences de la terre', ['Alice Mbuyi']],
  ['eau chimie de l', ['Alice Mbuyi']],
  ['sciences physiques', ['Alice Mbuyi']],
  ['soins santé base', ['Alice Mbuyi']],
  ['kabongo uwimana', []],
  ['kabon\0biochim', ['Émile Kabongo']],
])('every word counts, in any order, by its beginning and without accents: %j', async (search, names) => {
  expect(await found(search)).toEqual(names);
});

test('experts come by name, by what waits, and by what changed last, from either end', async () => {
  const { manager } = api.dataSource;
  const set = (name: string, state: string, since: string) =>
    manager.query(
      'UPDATE expert SET state = $2, state_since = $3 FROM person WHERE person.id = person_id AND name = $1',
      [name, state, since],
    );
  await manager.query(`UPDATE expert SET state_since = '2026-01-01'`);
  await set('Jean Nimbona', 'submitted', '2026-02-01');
  await set('Alice Mbuyi', 'paused', '2026-03-01');
  const rest = ['Biographie Chem', 'Émile Kabongo', 'Ruth Uwimana'];
  expect(await found('', ', sort: STATE')).toEqual(['Jean Nimbona', ...rest, 'Alice Mbuyi']);
  expect(await found('', ', sort: NAME, descending: true')).toEqual(
    ['Alice Mbuyi', 'Biographie Chem', 'Émile Kabongo', 'Jean Nimbona', 'Ruth Uwimana'].reverse(),
  );
  expect((await found('', ', sort: SINCE, first: 2')).slice(0, 2)).toEqual(['Alice Mbuyi', 'Jean Nimbona']);
});
