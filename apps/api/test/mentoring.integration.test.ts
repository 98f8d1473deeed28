import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MentorOffer, MentoringRequest, Mentorship, Person } from '#database';
import { hashPassword } from '../src/sign-in/passwords.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

const password = 'correct horse battery';
let api: RunningApi;
let mentor: string;
let mentee: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  await manager.query('DELETE FROM mentor_offer');
  [mentor, mentee] = [await savePerson(manager, { name: 'Jean' }), await savePerson(manager, { name: 'Aline' })];
});

const asks = async (who: string, document: string, variables: Record<string, unknown> = {}) =>
  api.ask(document, variables, { cookie: await api.cookieOf(who) });
const done = async (who: string, document: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await asks(who, document, variables);
  expect(errors).toEqual([]);
  return data as unknown as Record<string, never>;
};
const offer = (who: string, more: object = {}) =>
  asks(
    who,
    'mutation ($input: MentorOfferInput!) { saveMentorOffer(input: $input) { offer { about audiences capacity roomLeft paused } } }',
    { input: { about: 'Databases', audiences: ['STUDENT'], capacity: 1, ...more } },
  );
const ask = async (): Promise<string> => {
  const input = { mentorId: mentor, message: 'My thesis', goals: ['Write it'], expectation: 'An hour a month' };
  await done(mentee, 'mutation ($input: AskMentorInput!) { askMentor(input: $input) { requests { id } } }', { input });
  return (await api.dataSource.manager.findOneByOrFail(MentoringRequest, { menteeId: mentee, state: 'open' })).id;
};
const mentorsFor = async (who: string, audience: string | null = null) => {
  const document = 'query ($a: MentoringAudience) { mentors(audience: $a) { mentor { name } roomLeft } }';
  return (await done(who, document, { a: audience }))['mentors'];
};
const accept = 'mutation ($id: ID!) { acceptMentoringRequest(id: $id) { mentorships { state mentee { name } } } }';

describe('an offer', () => {
  test('is found by others while it takes requests and has room, for whom it is', async () => {
    expect((await offer(mentor)).data).toEqual({
      saveMentorOffer: {
        offer: { about: 'Databases', audiences: ['STUDENT'], capacity: 1, roomLeft: 1, paused: false },
      },
    });
    const found = [{ mentor: { name: 'Jean' }, roomLeft: 1 }];
    expect(await mentorsFor(mentee)).toEqual(found);
    expect(await mentorsFor(mentee, 'STUDENT')).toEqual(found);
    expect(await mentorsFor(mentee, 'ALUMNI')).toEqual([]);
    expect(await mentorsFor(mentor)).toEqual([]);
    await done(mentor, 'mutation { pauseMentorOffer(paused: true) { offer { paused } } }');
    expect(await mentorsFor(mentee)).toEqual([]);
    await done(mentor, 'mutation { pauseMentorOffer(paused: false) { offer { paused } } }');
    const id = await ask();
    expect(await done(mentor, accept, { id })).toEqual({
      acceptMentoringRequest: { mentorships: [{ state: 'AGREEING', mentee: { name: 'Aline' } }] },
    });
    expect(await mentorsFor(mentee)).toEqual([]);
  });

  test.each([
    ['audiences', { audiences: [] }],
    ['capacity', { capacity: 0 }],
    ['capacity', { capacity: 51 }],
    ['about', { about: 'x'.repeat(2_001) }],
  ])('with wrong %s is refused there', async (field, wrong) => {
    const { errors } = await offer(mentor, wrong);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', field: `input.${field}` } }]);
  });
});

test('a question and its answer stay when the request is accepted', async () => {
  await offer(mentor);
  const id = await ask();
  await done(mentor, 'mutation ($id: ID!) { askForMore(id: $id, words: "Which year?") { requests { id } } }', { id });
  await done(mentee, 'mutation ($id: ID!) { tellMore(id: $id, words: "The third.") { requests { id } } }', { id });
  await done(mentor, accept, { id });
  const request = await api.dataSource.manager.findOneByOrFail(MentoringRequest, { id });
  expect(request).toMatchObject({ state: 'accepted', mentorWords: 'Which year?', menteeWords: 'The third.' });
  expect(request.answeredAt).not.toBeNull();
});

describe('who leaves', () => {
  const erased = async (who: string) => {
    await api.dataSource.manager.update(Person, { id: who }, { passwordHash: await hashPassword(password) });
    const file = await (await api.get('/files/my-data.json', await api.cookieOf(who))).json();
    await done(who, `mutation { eraseAccount(password: "${password}") }`);
    return JSON.stringify(file);
  };

  test('as a mentee takes their words along, and the mentorship ends', async () => {
    await offer(mentor);
    const id = await ask();
    await done(mentor, accept, { id });
    const file = await erased(mentee);
    expect(file).toContain('My thesis');
    expect(file).not.toContain('Databases');
    const { manager } = api.dataSource;
    const { message, goals, expectation, state } = await manager.findOneByOrFail(MentoringRequest, { id });
    expect({ message, goals, expectation, state }).toEqual({
      ...{ message: '…', goals: ['…'], expectation: '', state: 'accepted' },
    });
    expect(await manager.findOneByOrFail(Mentorship, { requestId: id })).toMatchObject({ state: 'ended' });
  });

  test('as a mentor offers nothing any more, and requests that wait are declined', async () => {
    await offer(mentor);
    const id = await ask();
    const file = await erased(mentor);
    expect(file).toContain('Databases');
    expect(file).not.toContain('My thesis');
    const { manager } = api.dataSource;
    expect(await manager.countBy(MentorOffer, { personId: mentor })).toBe(0);
    expect(await manager.findOneByOrFail(MentoringRequest, { id })).toMatchObject({
      ...{ state: 'declined', message: 'My thesis' },
    });
  });
});
