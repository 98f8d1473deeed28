import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MentorOffer, MentoringRequest, Mentorship, Person, Session } from '#database';
import { SessionOwners } from '../src/schedule/index.ts';
import { hashPassword } from '../src/sign-in/passwords.ts';
import { localStartOf } from '../src/time/zones.ts';
import { saveMentorship } from './mentorships.ts';
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
  [mentor, mentee] = [await savePerson(manager, { name: 'Jean' }), await savePerson(manager, { name: 'Aline' })];
  await manager.insert(MentorOffer, { personId: mentor, about: '', audiences: ['student'], capacity: 1 });
});

const asks = async (who: string, document: string, variables: Record<string, unknown> = {}) =>
  api.ask(document, variables, { cookie: await api.cookieOf(who) });
const done = async (who: string, document: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await asks(who, document, variables);
  expect(errors).toEqual([]);
  return Object.values(data as unknown as Record<string, Read>)[0] as Read;
};
const refused = async (who: string, document: string, variables: Record<string, unknown> = {}) =>
  (await asks(who, document, variables)).errors.map(({ extensions: { code, field } }) =>
    field === undefined ? code : `${String(code)} ${String(field)}`,
  );

interface Ticked {
  id: string;
  title: string;
  doneAt: string | null;
  doneBy: { name: string } | null;
  evidence: string;
}
interface Read {
  state: string;
  agreement: Record<string, string | number | null>;
  goals: (Ticked & { steps: Ticked[] })[];
  ending: Record<string, unknown> | null;
}
const fields = `{ state
  agreement { version weeks rhythm confidential mentorSignedAt menteeSignedAt startsOn endsOn }
  goals { id title doneAt doneBy { name } evidence steps { id title doneAt doneBy { name } evidence } }
  ending { endedAt reason words endedBy { name } reopenAskedBy { name } } }`;
const read = `query ($id: ID!) { mentorship(id: $id) ${fields} }`;
const change = `mutation ($input: MentorshipAgreementInput!) { changeMentorshipAgreement(input: $input) ${fields} }`;
const sign = `mutation ($id: ID!, $version: Int!) { signMentorshipAgreement(id: $id, version: $version) ${fields} }`;
const tick = `mutation ($input: MentorshipTickInput!) { tickMentorshipGoal(input: $input) ${fields} }`;
const end = `mutation ($id: ID!, $reason: MentorshipEndReason!, $words: String!) { endMentorship(id: $id, reason: $reason, words: $words) ${fields} }`;
const reopen = `mutation ($id: ID!) { reopenMentorship(id: $id) ${fields} }`;

const agreement = (mentorshipId: string, more: object = {}) => ({
  input: {
    ...{ mentorshipId, version: 1, weeks: 8, rhythm: 'WEEKLY', confidential: 'All we say.' },
    goals: [
      { title: 'Finish the thesis', steps: ['Outline', 'First chapter'] },
      { title: 'Give a talk', steps: [] },
    ],
    ...more,
  },
});

describe('an agreement', () => {
  test('begins with the goals of the request, is changed by either and begins with the second signature', async () => {
    const input = { mentorId: mentor, message: 'Hello', goals: ['Write', 'Speak'], expectation: '' };
    await asks(mentee, 'mutation ($input: AskMentorInput!) { askMentor(input: $input) { requests { id } } }', {
      input,
    });
    const request = await api.dataSource.manager.findOneByOrFail(MentoringRequest, { menteeId: mentee });
    const accept = 'mutation ($id: ID!) { acceptMentoringRequest(id: $id) { mentorships { id } } }';
    const { data } = await asks(mentor, accept, { id: request.id });
    const [{ id } = { id: '' }] = (data as unknown as { acceptMentoringRequest: { mentorships: { id: string }[] } })
      .acceptMentoringRequest.mentorships;
    const first = await done(mentee, read, { id });
    expect(first).toMatchObject({ state: 'AGREEING', agreement: { version: 1, weeks: 12, rhythm: 'FORTNIGHTLY' } });
    expect(first.goals.map(({ title, steps }) => ({ title, steps }))).toEqual([
      { title: 'Write', steps: [] },
      { title: 'Speak', steps: [] },
    ]);
    expect((await done(mentor, sign, { id, version: 1 })).agreement).toMatchObject({
      ...{ mentorSignedAt: expect.any(String), menteeSignedAt: null, startsOn: null },
    });
    const changed = await done(mentee, change, agreement(id));
    expect(changed).toMatchObject({
      state: 'AGREEING',
      agreement: { version: 2, weeks: 8, rhythm: 'WEEKLY', confidential: 'All we say.', mentorSignedAt: null },
      goals: [
        { title: 'Finish the thesis', steps: [{ title: 'Outline' }, { title: 'First chapter' }] },
        { title: 'Give a talk', steps: [] },
      ],
    });
    expect(await refused(mentor, sign, { id, version: 1 })).toEqual(['STALE version']);
    expect(await refused(mentor, change, agreement(id))).toEqual(['STALE version']);
    expect(await done(mentee, sign, { id, version: 2 })).toMatchObject({ state: 'AGREEING' });
    expect(await done(mentee, sign, { id, version: 2 })).toMatchObject({ state: 'AGREEING' });
    const begun = await done(mentor, sign, { id, version: 2 });
    const today = localStartOf('Africa/Kigali', new Date()).slice(0, 10);
    const last = new Date(Date.parse(today) + 55 * 86_400_000).toISOString().slice(0, 10);
    expect(begun).toMatchObject({ state: 'ACTIVE', agreement: { startsOn: today, endsOn: last }, ending: null });
    expect(await refused(mentor, change, agreement(id, { version: 2 }))).toEqual(['CONFLICT']);
    expect(await refused(mentor, sign, { id, version: 2 })).toEqual(['CONFLICT']);
  });

  test.each<[string, object]>([
    ['weeks', { weeks: 3 }],
    ['weeks', { weeks: 25 }],
    ['goals', { goals: [] }],
    ['goals', { goals: Array.from({ length: 6 }, () => ({ title: 'A', steps: [] })) }],
    ['goals.0.steps', { goals: [{ title: 'A', steps: Array.from({ length: 11 }, () => 'A') }] }],
    ['goals.0.title', { goals: [{ title: ' ', steps: [] }] }],
    [
      'goals.1.steps.0',
      {
        goals: [
          { title: 'A', steps: [] },
          { title: 'B', steps: ['x'.repeat(201)] },
        ],
      },
    ],
    ['confidential', { confidential: 'x'.repeat(2_001) }],
  ])('with wrong %s is refused there', async (field, wrong) => {
    const { id } = await saveMentorship(api.dataSource.manager, mentor, mentee, 'agreeing');
    expect(await refused(mentor, change, agreement(id, wrong))).toEqual([`BAD_INPUT input.${field}`]);
  });
});

describe('goals and steps', () => {
  test('are ticked by either with evidence, and are not done after all', async () => {
    const { id } = await saveMentorship(api.dataSource.manager, mentor, mentee, 'agreeing');
    const { goals } = await done(mentor, change, agreement(id));
    const [goal] = goals;
    const [step] = goal?.steps ?? [];
    const of = (more: object) => ({ input: { mentorshipId: id, goalId: goal?.id, ...more } });
    expect(await refused(mentee, tick, of({ done: true }))).toEqual(['CONFLICT']);
    await done(mentee, sign, { id, version: 2 });
    await done(mentor, sign, { id, version: 2 });
    const ticked = await done(
      mentee,
      tick,
      of({ stepId: step?.id, done: true, evidence: 'https://example.org/outline' }),
    );
    expect(ticked.goals[0]).toMatchObject({
      doneAt: null,
      steps: [
        { doneAt: expect.any(String), doneBy: { name: 'Aline' }, evidence: 'https://example.org/outline' },
        { doneAt: null, doneBy: null, evidence: '' },
      ],
    });
    // Who adds evidence to it later has not done it.
    const again = await done(mentor, tick, of({ stepId: step?.id, done: true, evidence: 'Seen' }));
    expect(again.goals[0]?.steps[0]).toMatchObject({ doneBy: { name: 'Aline' }, evidence: 'Seen' });
    expect((await done(mentor, tick, of({ done: true }))).goals[0]).toMatchObject({ doneBy: { name: 'Jean' } });
    expect((await done(mentee, tick, of({ done: false }))).goals[0]).toMatchObject({ doneAt: null, doneBy: null });
  });

  test('of another mentorship do not exist', async () => {
    const { manager } = api.dataSource;
    const own = await saveMentorship(manager, mentor, mentee, 'active');
    const other = await saveMentorship(manager, await savePerson(manager), await savePerson(manager), 'active');
    for (const goalId of [other.goalId, 'none']) {
      const input = { mentorshipId: own.id, goalId, done: true };
      expect(await refused(mentee, tick, { input })).toEqual(['NOT_FOUND']);
    }
    const input = { mentorshipId: own.id, goalId: own.goalId, stepId: other.goalId, done: true };
    expect(await refused(mentee, tick, { input })).toEqual(['NOT_FOUND']);
  });
});

const inDays = (days: number) => localStartOf('Africa/Kigali', new Date(Date.now() + days * 86_400_000));
const planned = (ownerId: string, days: number) =>
  new SessionOwners().plan(api.dataSource.manager, ownerId, {
    ...{ topic: '', localStart: inDays(days), minutes: 30, zone: 'Africa/Kigali' },
  });
const cancelled = async (ids: string[]) =>
  (await Promise.all(ids.map((id) => api.dataSource.manager.findOneByOrFail(Session, { id })))).map(
    ({ cancelledAt }) => cancelledAt !== null,
  );

describe('a mentorship ends', () => {
  test('with a reason, and its coming meetings are cancelled', async () => {
    const { id, ownerId } = await saveMentorship(api.dataSource.manager, mentor, mentee, 'active');
    const meetings = [await planned(ownerId, -7), await planned(ownerId, 7)];
    const ended = await done(mentee, end, { id, reason: 'OTHER_MENTOR', words: 'Thank you' });
    expect(ended).toMatchObject({
      state: 'ENDED',
      ending: { reason: 'OTHER_MENTOR', words: 'Thank you', endedBy: { name: 'Aline' }, reopenAskedBy: null },
    });
    expect(await cancelled(meetings)).toEqual([false, true]);
    expect(await refused(mentor, end, { id, reason: 'NO_TIME', words: '' })).toEqual(['CONFLICT']);
    expect(await refused(mentor, end, { id, reason: 'LEFT', words: '' })).toEqual(['BAD_INPUT reason']);
  });

  test('and goes on when both want it, as many days longer as it was ended', async () => {
    const { manager } = api.dataSource;
    const { id } = await saveMentorship(manager, mentor, mentee, 'active');
    await done(mentor, end, { id, reason: 'NO_TIME', words: '' });
    const before = await manager.findOneByOrFail(Mentorship, { id });
    await manager.query(`UPDATE mentorship SET ended_at = now() - interval '10 days' WHERE id = $1`, [id]);
    for (const _ of [1, 2]) {
      const asked = await done(mentee, reopen, { id });
      expect(asked).toMatchObject({ state: 'ENDED', ending: { reopenAskedBy: { name: 'Aline' } } });
    }
    expect(await done(mentor, reopen, { id })).toMatchObject({ state: 'ACTIVE', ending: null });
    const after = await manager.findOneByOrFail(Mentorship, { id });
    expect(Date.parse(after.endsOn ?? '') - Date.parse(before.endsOn ?? '')).toBe(10 * 86_400_000);
  });

  test('and does not go on without room, beside another one of the pair, or when it never began', async () => {
    const { manager } = api.dataSource;
    const { id } = await saveMentorship(manager, mentor, mentee, 'ended');
    await done(mentee, reopen, { id });
    const other = await saveMentorship(manager, mentor, await savePerson(manager), 'active');
    expect(await refused(mentor, reopen, { id })).toEqual(['CONFLICT']);
    await manager.delete(Mentorship, { id: other.id });
    const again = await saveMentorship(manager, mentor, mentee, 'agreeing');
    await manager.update(MentorOffer, { personId: mentor }, { capacity: 5 });
    expect(await refused(mentor, reopen, { id })).toEqual(['CONFLICT']);
    await done(mentor, end, { id: again.id, reason: 'CIRCUMSTANCES', words: '' });
    expect(await refused(mentee, reopen, { id: again.id })).toEqual(['CONFLICT']);
    expect(await done(mentor, reopen, { id })).toMatchObject({ state: 'ACTIVE' });
  });
});

describe('who leaves', () => {
  const erased = async (who: string) => {
    await api.dataSource.manager.update(Person, { id: who }, { passwordHash: await hashPassword(password) });
    const file = await (await api.get('/files/my-data.json', await api.cookieOf(who))).json();
    const { errors } = await asks(who, `mutation { eraseAccount(password: "${password}") }`);
    expect(errors).toEqual([]);
    return JSON.stringify(file);
  };

  test.each(['mentor', 'mentee'] as const)(
    'as %s takes their words along, and coming meetings are cancelled',
    async (as) => {
      const [leaves, stays] = as === 'mentor' ? [mentor, mentee] : [mentee, mentor];
      const { id, goalId, ownerId } = await saveMentorship(api.dataSource.manager, mentor, mentee, 'active');
      const meeting = await planned(ownerId, 7);
      await api.dataSource.manager.update(Mentorship, { id }, { confidential: 'Between us' });
      await done(leaves, tick, { input: { mentorshipId: id, goalId, done: true, evidence: 'My own words' } });
      const file = await erased(leaves);
      expect(file).toContain('My own words');
      expect(file).toContain('Between us');
      const left = await done(stays, read, { id });
      expect(left).toMatchObject({
        state: 'ENDED',
        agreement: { confidential: '' },
        ending: { reason: 'LEFT', endedBy: null },
      });
      expect(left.goals).toMatchObject(as === 'mentee' ? [] : [{ title: 'A goal', doneBy: null, evidence: '' }]);
      expect(await cancelled([meeting])).toEqual([true]);
    },
  );
});
