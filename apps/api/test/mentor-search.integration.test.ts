import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MentorOffer, MentoringRequest } from '#database';
import type { RequestState } from '#database';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

let api: RunningApi;
let reader: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  await manager.query('DELETE FROM mentoring_request');
  await manager.query('DELETE FROM mentor_offer');
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
