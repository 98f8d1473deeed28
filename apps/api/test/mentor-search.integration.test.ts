import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Competences, Expert, MentorOffer, MentoringRequest, PersonField, PersonLanguage } from '#database';
import type { RequestState } from '#database';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

let api: RunningApi;
let reader: string;
beforeAll(async () => {
  api = await startApi();
  await api.dataSource.query(`INSERT INTO field_of_education (code, parent_code, name_en, name_fr, withdrawn) VALUES
    ('05', NULL, 'Natural sciences', 'Sciences naturelles', false),
    ('051', '05', 'Biological sciences', 'Sciences biologiques', false),
    ('0512', '051', 'Biochemistry', 'Biochimie', false),
    ('08', NULL, 'Agriculture and veterinary', 'Agriculture et sciences vétérinaires', false),
    ('084', '08', 'Veterinary', 'Sciences vétérinaires', false),
    ('0841', '084', 'Veterinary', 'Sciences vétérinaires', false)
    ON CONFLICT DO NOTHING`);
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  await manager.query('DELETE FROM mentoring_request');
  await manager.query('DELETE FROM mentor_offer');
  await manager.query('DELETE FROM competences');
  reader = await savePerson(manager, { name: 'Aline' });
});

async function saveMentor(name: string, about: string): Promise<string> {
  const personId = await savePerson(api.dataSource.manager, { name });
  await api.dataSource.manager.insert(MentorOffer, { personId, about, audiences: ['student'], capacity: 2 });
  return personId;
}
const ask = async (document: string, variables: Record<string, unknown> = {}, who = reader) => {
  const { data, errors } = await api.ask(document, variables, { cookie: await api.cookieOf(who) });
  expect(errors).toEqual([]);
  return data as unknown as {
    mentors: { mentor: { name: string }; responseHours: number | null }[];
    mentoringToAnswer: number;
  };
};
const found = async (search: string | null) =>
  (await ask('query ($search: String) { mentors(search: $search) { mentor { name } } }', { search })).mentors.map(
    ({ mentor }) => mentor.name,
  );
/** Somebody asked the mentor; `hours` later there was a first answer. */
async function saveRequest(mentorId: string, state: RequestState, hours?: number, menteeId?: string): Promise<void> {
  const { manager } = api.dataSource;
  const createdAt = new Date('2026-11-01T10:00:00Z');
  await manager.insert(MentoringRequest, {
    ...{ mentorId, menteeId: menteeId ?? (await savePerson(manager)), message: 'Hello', goals: ['A goal'] },
    ...{ expectation: '', state, createdAt, expiresAt: new Date('2026-11-08T10:00:00Z') },
    answeredAt: hours === undefined ? null : new Date(createdAt.getTime() + hours * 3_600_000),
  });
}

describe('a search of mentors', () => {
  test('finds every word in the name or in what they say, without accents and by its beginning', async () => {
    await saveMentor('Émile Kabongo', 'Bases de données, biochimie');
    await saveMentor('Ruth Uwimana', 'Veterinary medicine');
    expect(await found(null)).toEqual(['Émile Kabongo', 'Ruth Uwimana']);
    expect(await found(' ')).toEqual(['Émile Kabongo', 'Ruth Uwimana']);
    expect(await found('emile')).toEqual(['Émile Kabongo']);
    expect(await found('donnees kabon')).toEqual(['Émile Kabongo']);
    expect(await found('medic')).toEqual(['Ruth Uwimana']);
    expect(await found('emile medicine')).toEqual([]);
  });

  test('finds similar words where none has these', async () => {
    await saveMentor('Émile Kabongo', 'Biochimie');
    await saveMentor('Ruth Uwimana', 'Veterinary medicine');
    expect(await found('biochemie')).toEqual(['Émile Kabongo']);
    expect(await found('Uwimna')).toEqual(['Ruth Uwimana']);
  });
});

describe('what mentors know', () => {
  const both = async (name: string, fields: string[], languages: [string, 'b2' | 'native'][]) => {
    const personId = await saveMentor(name, '');
    const { manager } = api.dataSource;
    await manager.insert(Competences, { personId });
    const known = fields.map((fieldCode, place) => ({ personId, fieldCode, place }));
    if (known.length > 0) await manager.insert(PersonField, known);
    await manager.insert(
      PersonLanguage,
      languages.map(([language, level], place) => ({ personId, language, level, place })),
    );
  };
  beforeEach(async () => {
    await both('Émile Kabongo', ['0512'], [['fr', 'native']]);
    await both(
      'Ruth Uwimana',
      ['0841'],
      [
        ['en', 'b2'],
        ['fr', 'b2'],
      ],
    );
  });

  test('finds them by a field in either language, also misspelt', async () => {
    expect(await found('biochimie')).toEqual(['Émile Kabongo']);
    expect(await found('biochemistry')).toEqual(['Émile Kabongo']);
    expect(await found('biochmie')).toEqual(['Émile Kabongo']);
    expect(await found('kabongo biochmie')).toEqual(['Émile Kabongo']);
  });

  test.each<[object, string[]]>([
    [{ field: '0512' }, ['Émile Kabongo']],
    [{ field: '05' }, ['Émile Kabongo']],
    [{ language: 'fr' }, ['Émile Kabongo', 'Ruth Uwimana']],
    [{ language: 'en' }, ['Ruth Uwimana']],
    [{ field: '0512', language: 'en' }, []],
    [{ field: "' OR 1=1 --" }, []],
  ])('narrows them by %j', async (filters, names) => {
    const document =
      'query ($field: String, $language: String) { mentors(field: $field, language: $language) { mentor { name } } }';
    expect((await ask(document, { ...filters })).mentors.map(({ mentor }) => mentor.name)).toEqual(names);
  });

  test('that a card on the roster hides is neither shown nor found', async () => {
    const { manager } = api.dataSource;
    const { personId } = await manager.findOneByOrFail(PersonField, { fieldCode: '0512' });
    await manager.insert(Expert, { personId, state: 'verified', shows: ['languages'] });
    const document = '{ mentors(language: "fr") { knows { fields { code } languages { language } } } }';
    expect((await ask(document)).mentors[0]).toEqual({ knows: { fields: [], languages: [{ language: 'fr' }] } });
    expect([await found('biochimie'), await found('biochmie')]).toEqual([[], []]);
    expect((await ask('{ mentors(field: "0512") { mentor { name } } }')).mentors).toEqual([]);
    await manager.update(Expert, { personId }, { shows: ['fields'] });
    expect(await found('biochmie')).toEqual(['Émile Kabongo']);
  });

  test('is shown with their offer', async () => {
    const document = '{ mentors { mentor { name } knows { fields { code } languages { language level } } } }';
    expect((await ask(document)).mentors[0]).toEqual({
      mentor: { name: 'Émile Kabongo' },
      knows: { fields: [{ code: '0512' }], languages: [{ language: 'fr', level: 'NATIVE' }] },
    });
  });
});

describe('the response time of a mentor', () => {
  const hours = async () => (await ask('{ mentors { mentor { name } responseHours } }')).mentors[0]?.responseHours;

  test('is not told before three requests were answered', async () => {
    const mentor = await saveMentor('Jean', '');
    await saveRequest(mentor, 'accepted', 2);
    await saveRequest(mentor, 'declined', 2);
    await saveRequest(mentor, 'expired');
    expect(await hours()).toBeNull();
  });

  test('is the median of first answers in hours, begun ones counted, and no other mentor counts', async () => {
    const mentor = await saveMentor('Jean', '');
    const other = await saveMentor('Ruth', '');
    for (const after of [1, 6.5, 100]) await saveRequest(mentor, 'declined', after);
    await saveRequest(other, 'declined', 200);
    expect(await hours()).toBe(7);
  });
});

test('the requests that wait for a person are counted, as a mentor and as a mentee', async () => {
  const mentor = await saveMentor('Jean', '');
  const waiting = (who: string) => ask('{ mentoringToAnswer }', {}, who).then((data) => data.mentoringToAnswer);
  await saveRequest(mentor, 'open', undefined, reader);
  expect([await waiting(mentor), await waiting(reader)]).toEqual([1, 0]);
  await saveRequest(await saveMentor('Ruth', ''), 'asked', 1, reader);
  expect([await waiting(mentor), await waiting(reader)]).toEqual([1, 1]);
  await saveRequest(mentor, 'declined', 1, await savePerson(api.dataSource.manager));
  expect(await waiting(mentor)).toBe(1);
});
