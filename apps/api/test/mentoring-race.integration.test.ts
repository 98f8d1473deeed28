import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MentorOffer, MentoringRequest, Mentorship, SessionOwner } from '#database';
import { AppError } from '#platform';
import { MentoringRequests } from '../src/mentoring/requests/requests.service.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

let api: RunningApi;
let requests: MentoringRequests;
let mentor: string;
beforeAll(async () => {
  api = await startApi();
  requests = api.app.get(MentoringRequests);
});
afterAll(() => api.close());
beforeEach(async () => {
  mentor = await saveMentor(3);
});

async function saveMentor(capacity: number): Promise<string> {
  const { manager } = api.dataSource;
  const personId = await savePerson(manager);
  await manager.insert(MentorOffer, { personId, about: '', audiences: ['student'], capacity });
  return personId;
}
const saveMentees = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push(await savePerson(api.dataSource.manager));
  return ids;
};
const ask = (mentee: string, of = mentor, keepsOthers = false) =>
  requests.ask(mentee, { mentorId: of, message: 'Bonjour', goals: ['Write a paper'], expectation: '', keepsOthers });
/** Codes of what was refused, and how many were not. */
async function outcomes(work: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const one of await Promise.allSettled(work)) {
    const name =
      one.status === 'fulfilled' ? 'done' : one.reason instanceof AppError ? one.reason.code : String(one.reason);
    found[name] = (found[name] ?? 0) + 1;
  }
  return found;
}
const states = async (menteeIds: readonly string[]) =>
  (await api.dataSource.manager.find(MentoringRequest, { order: { createdAt: 'ASC' } }))
    .filter(({ menteeId }) => menteeIds.includes(menteeId))
    .map(({ state }) => state);

describe('at once', () => {
  test('50 acceptances for 3 places give 3 mentorships, and 47 requests still wait', async () => {
    const mentees = await saveMentees(50);
    const ids: string[] = [];
    for (const mentee of mentees) ids.push(await ask(mentee));
    expect(await outcomes(ids.map((id) => requests.accept(mentor, id)))).toEqual({ done: 3, CONFLICT: 47 });
    const { manager } = api.dataSource;
    expect(await manager.countBy(Mentorship, { mentorId: mentor })).toBe(3);
    expect(await manager.countBy(MentoringRequest, { mentorId: mentor, state: 'open' })).toBe(47);
    expect(await manager.countBy(SessionOwner, { kind: 'mentorship' })).toBe(3);
  });

  test('50 requests of a pair give one', async () => {
    const [mentee = ''] = await saveMentees(1);
    expect(await outcomes(Array.from({ length: 50 }, () => ask(mentee)))).toEqual({ done: 1, CONFLICT: 49 });
    expect(await states([mentee])).toEqual(['open']);
  });

  test('requests to ten mentors leave five that wait', async () => {
    const [mentee = ''] = await saveMentees(1);
    const mentors = await Promise.all(Array.from({ length: 10 }, () => saveMentor(1)));
    expect(await outcomes(mentors.map((of) => ask(mentee, of)))).toEqual({ done: 5, CONFLICT: 5 });
  });

  test.each([
    [false, { done: 1, CONFLICT: 1 }, 1],
    [true, { done: 2 }, 2],
  ])('two mentors accept one mentee who keeps others: %s', async (keeps, expected, mentorships) => {
    const [mentee = ''] = await saveMentees(1);
    const other = await saveMentor(1);
    const [one, two] = [await ask(mentee, mentor, keeps), await ask(mentee, other, keeps)];
    expect(await outcomes([requests.accept(mentor, one), requests.accept(other, two)])).toEqual(expected);
    expect(await api.dataSource.manager.countBy(Mentorship, { menteeId: mentee })).toBe(mentorships);
    expect((await states([mentee])).sort()).toEqual(keeps ? ['accepted', 'accepted'] : ['accepted', 'closed']);
  });

  test('acceptance, declining with a pause, and withdrawing have one outcome', async () => {
    const [mentee = ''] = await saveMentees(1);
    for (let round = 0; round < 8; round += 1) {
      const of = await saveMentor(1);
      const id = await ask(mentee, of);
      const told = [requests.accept(of, id), requests.decline(of, id, 'No time', true), requests.withdraw(mentee, id)];
      expect(await outcomes(told)).toEqual({ done: 1, CONFLICT: 2 });
    }
  });
});

describe('a request', () => {
  test('that ended stands in the way of no new one', async () => {
    const [mentee = ''] = await saveMentees(1);
    const first = await ask(mentee);
    await requests.decline(mentor, first, 'Not my field', false);
    const second = await ask(mentee);
    await requests.withdraw(mentee, second);
    await ask(mentee);
    expect(await states([mentee])).toEqual(['declined', 'withdrawn', 'open']);
  });

  test('is told more of and waits for the mentor again', async () => {
    const [mentee = ''] = await saveMentees(1);
    const id = await ask(mentee);
    await requests.askForMore(mentor, id, 'Which year?');
    await requests.tellMore(mentee, id, 'The third.');
    const { state, mentorWords, menteeWords, answeredAt } = await api.dataSource.manager.findOneByOrFail(
      MentoringRequest,
      { id },
    );
    expect({ state, mentorWords, menteeWords }).toEqual({
      state: 'open',
      mentorWords: 'Which year?',
      menteeWords: 'The third.',
    });
    expect(answeredAt).not.toBeNull();
  });

  test('is answered by nobody else, who does not learn that it exists', async () => {
    const [mentee = '', stranger = ''] = await saveMentees(2);
    const id = await ask(mentee);
    const tries = [
      ...[mentee, stranger].flatMap((who) => [requests.accept(who, id), requests.decline(who, id, '', false)]),
      ...[mentor, stranger].flatMap((who) => [requests.withdraw(who, id), requests.tellMore(who, id, 'x')]),
    ];
    expect(await outcomes(tries)).toEqual({ NOT_FOUND: 8 });
    expect(await states([mentee])).toEqual(['open']);
  });

  test('reaches no mentor who is paused, full, or none', async () => {
    const [one = '', two = ''] = await saveMentees(2);
    await requests.accept(mentor, await ask(one));
    await api.dataSource.manager.update(MentorOffer, { personId: mentor }, { capacity: 1 });
    expect(await outcomes([ask(two)])).toEqual({ CONFLICT: 1 });
    await api.dataSource.manager.update(
      MentorOffer,
      { personId: mentor },
      { capacity: 3, pausedAt: new Date(), pausedBecause: 'asked' },
    );
    expect(await outcomes([ask(two), ask(two, one), ask(two, two)])).toEqual({ NOT_FOUND: 2, BAD_INPUT: 1 });
  });

  test.each([
    ['message', { message: ' ' }],
    ['goals', { goals: [] }],
    ['goals', { goals: ['1', '2', '3', '4'] }],
    ['goals.1', { goals: ['1', 'x'.repeat(201)] }],
    ['expectation', { expectation: 'x'.repeat(501) }],
  ])('with a wrong %s is refused there', async (field, wrong) => {
    const [mentee = ''] = await saveMentees(1);
    const asked = { mentorId: mentor, message: 'Hello', goals: ['A'], expectation: '', keepsOthers: false };
    await expect((async () => requests.ask(mentee, { ...asked, ...wrong }))()).rejects.toMatchObject({
      code: 'BAD_INPUT',
      field: `input.${field}`,
    });
  });
});
