import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Class, MentorOffer, MentoringRequest, Mentorship, Notification, PersonBlock, Session } from '#database';
import { AppError } from '#platform';
import { Blocks } from '../src/mentoring/index.ts';
import { Endings } from '../src/mentoring/mentorships/ending/endings.service.ts';
import { MentoringRequests } from '../src/mentoring/requests/requests.service.ts';
import { MentorSearch } from '../src/mentoring/search/mentors.repository.ts';
import { SessionOwners } from '../src/schedule/index.ts';
import { saveHeldMeeting, saveMentorship } from './mentorships.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

let api: RunningApi;
let blocks: Blocks;
let requests: MentoringRequests;
let mentor: string;
let mentee: string;
beforeAll(async () => {
  api = await startApi();
  blocks = api.app.get(Blocks);
  requests = api.app.get(MentoringRequests);
});
afterAll(() => api.close());
beforeEach(async () => {
  mentor = await saveMentor();
  mentee = await savePerson(api.dataSource.manager);
});

async function saveMentor(): Promise<string> {
  const personId = await savePerson(api.dataSource.manager);
  await api.dataSource.manager.insert(MentorOffer, { personId, about: '', audiences: ['student'], capacity: 3 });
  return personId;
}
const ask = (who = mentee, of = mentor) =>
  requests.ask(who, {
    mentorId: of,
    message: 'Bonjour',
    goals: ['Write a paper'],
    expectation: '',
    keepsOthers: false,
  });
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    return error instanceof AppError ? [error.code, error.field].filter(Boolean).join(' ') : String(error);
  }
};
const finds = async (who: string, other: string) =>
  (await api.app.get(MentorSearch).find(who, { audience: null, search: null, field: null, language: null })).some(
    ({ mentor: found }) => found.id === other,
  );
const toldOf = async (personId: string) =>
  (await api.dataSource.manager.findBy(Notification, { personId })).map(
    ({ facts }) => (facts as unknown as { news: string }).news,
  );
const stateOf = async (id: string) => (await api.dataSource.manager.findOneByOrFail(MentoringRequest, { id })).state;
const mentorshipOf = (id: string) => api.dataSource.manager.findOneByOrFail(Mentorship, { id });

describe.each([
  ['the mentor', () => [mentor, mentee] as const],
  ['the mentee', () => [mentee, mentor] as const],
])('a block by %s', (_, pair) => {
  test('hides each from the other, and refuses requests as if the mentor were not there', async () => {
    const [who, other] = pair();
    await api.dataSource.manager.insert(MentorOffer, {
      ...{ personId: mentee, about: '', audiences: ['student'], capacity: 3 },
    });
    expect([await finds(mentee, mentor), await finds(mentor, mentee)]).toEqual([true, true]);
    await blocks.block(who, other);
    expect([await finds(mentee, mentor), await finds(mentor, mentee)]).toEqual([false, false]);
    expect([await codeOf(ask()), await codeOf(ask(mentor, mentee))]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect([await blocks.blockedOf(who), await blocks.blockedOf(other)]).toEqual([new Set([other]), new Set([who])]);
    expect(await blocks.among([mentor, mentee])).toEqual([{ blockerId: who, blockedId: other }]);
    expect((await blocks.of(who)).map(({ person }) => person.id)).toEqual([other]);
    expect(await blocks.of(other)).toEqual([]);
    expect(await toldOf(other)).toEqual([]);
    expect(await codeOf(blocks.unblock(other, who))).toBe('NOT_FOUND');
    expect(await codeOf(ask())).toBe('NOT_FOUND');
    await blocks.unblock(who, other);
    expect(await codeOf(ask())).toBe('done');
  });

  test('ends an open request as if they had declined it or taken it back', async () => {
    const [who, other] = pair();
    const id = await ask();
    await blocks.block(who, other);
    const expected = who === mentor ? 'declined' : 'withdrawn';
    expect(await stateOf(id)).toBe(expected);
    expect(await toldOf(other)).toContain(expected);
    expect(await codeOf(requests.accept(mentor, id))).toBe('CONFLICT');
  });

  test('ends a mentorship and its meetings without a word', async () => {
    const [who, other] = pair();
    const { manager } = api.dataSource;
    const { id, ownerId } = await saveMentorship(manager, mentor, mentee, 'active');
    const time = { localStart: '2027-06-01T12:00', zone: 'Africa/Kigali', minutes: 30, topic: '' };
    const sessionId = await new SessionOwners().plan(manager, ownerId, time);
    await blocks.block(who, other);
    expect(await mentorshipOf(id)).toMatchObject({
      ...{ state: 'ended', endReason: 'circumstances', endWords: '', endedBy: who },
    });
    expect((await manager.findOneByOrFail(Session, { id: sessionId })).cancelledAt).not.toBeNull();
    expect((await toldOf(other)).sort()).toEqual(['ended', 'meeting_cancelled']);
  });

  test('ends the class in which they are, as when a session is cancelled, and nobody enters it again', async () => {
    const [who, other] = pair();
    const { manager } = api.dataSource;
    const { ownerId } = await saveMentorship(manager, mentor, mentee, 'active');
    const enter = async (person: string) =>
      (
        await api.ask(
          'mutation ($id: ID!) { enterClass(sessionId: $id) { ticket } }',
          { id: sessionId },
          { cookie: await api.cookieOf(person) },
        )
      ).errors.map(({ extensions }) => extensions.code);
    const sessionId = await saveHeldMeeting(manager, ownerId, [[mentor, 0, 2]], 0.1);
    await manager.update(Class, { sessionId }, { endedAt: null });
    const over = await saveHeldMeeting(manager, ownerId, [[mentor, 0, 2]], 5);
    expect([await enter(who), await enter(other)]).toEqual([[], []]);
    await blocks.block(who, other);
    const cancelled = async (id: string) => (await manager.findOneByOrFail(Session, { id })).cancelledAt !== null;
    expect([await cancelled(sessionId), await cancelled(over)]).toEqual([true, false]);
    expect([await enter(who), await enter(other)]).toEqual([['CLASS_NOT_OPEN'], ['CLASS_NOT_OPEN']]);
  });

  test('lets the other ask to go on, and answers nothing', async () => {
    const [who, other] = pair();
    const endings = api.app.get(Endings);
    const { id } = await saveMentorship(api.dataSource.manager, mentor, mentee, 'ended');
    await endings.reopen(who, id);
    await blocks.block(who, other);
    expect((await mentorshipOf(id)).reopenAskedBy).toBeNull();
    await endings.reopen(other, id);
    expect(await mentorshipOf(id)).toMatchObject({ state: 'ended', reopenAskedBy: other });
    expect(await codeOf(endings.reopen(who, id))).toBe('CONFLICT block');
    const asked = async (reader: string) => {
      const document = 'query ($id: ID!) { mentorship(id: $id) { ending { reopenAskedBy { id } } } }';
      const { data } = await api.ask(document, { id }, { cookie: await api.cookieOf(reader) });
      return (data as unknown as { mentorship: { ending: { reopenAskedBy: { id: string } | null } } }).mentorship.ending
        .reopenAskedBy;
    };
    expect([await asked(other), await asked(who)]).toEqual([{ id: other }, null]);
    await blocks.unblock(who, other);
    await endings.reopen(who, id);
    expect((await mentorshipOf(id)).state).toBe('active');
  });
});

describe('a block', () => {
  test('is of somebody whom mentoring has shown, and says of nobody else whether they are there', async () => {
    const stranger = await savePerson(api.dataSource.manager);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect([await codeOf(blocks.block(mentee, stranger)), await codeOf(blocks.block(mentee, nobody))]).toEqual([
      ...['NOT_FOUND', 'NOT_FOUND'],
    ]);
    expect([await codeOf(blocks.block(mentee, 'x')), await codeOf(blocks.block(mentee, mentee))]).toEqual([
      ...['NOT_FOUND', 'BAD_INPUT personId'],
    ]);
    expect(await codeOf(blocks.unblock(mentee, 'x'))).toBe('NOT_FOUND');
    const id = await ask();
    await requests.decline(mentor, id, '', false);
    expect(await codeOf(blocks.block(mentor, mentee))).toBe('done');
  });

  test('made twice, by each other, and at once is one of each', async () => {
    await ask();
    const work = [1, 2, 3, 4].flatMap(() => [blocks.block(mentor, mentee), blocks.block(mentee, mentor)]);
    expect(await Promise.all(work.map(codeOf))).toEqual(work.map(() => 'done'));
    await blocks.block(mentor, mentee);
    await blocks.block(mentee, mentor);
    expect(await api.dataSource.manager.countBy(PersonBlock, { blockedId: mentor })).toBe(1);
    expect(await api.dataSource.manager.countBy(PersonBlock, { blockedId: mentee })).toBe(1);
  });

  test('leaves nothing that goes on, however it meets an acceptance, a request or a reopening', async () => {
    const { manager } = api.dataSource;
    for (let round = 0; round < 10; round += 1) {
      const [of, who] = [await saveMentor(), await savePerson(manager)];
      const ended = await saveMentorship(manager, of, who, 'ended');
      await manager.update(Mentorship, { id: ended.id }, { reopenAskedBy: of });
      const id = await ask(who, of);
      const blocker = round % 2 === 0 ? of : who;
      await Promise.all(
        [
          requests.accept(of, id),
          blocks.block(blocker, blocker === of ? who : of),
          ask(who, of),
          api.app.get(Endings).reopen(who, ended.id),
        ].map(codeOf),
      );
      expect(await manager.countBy(PersonBlock, { blockerId: blocker })).toBe(1);
      const mentorships = await manager.findBy(Mentorship, { mentorId: of });
      expect(mentorships.map(({ state }) => state).filter((state) => state !== 'ended')).toEqual([]);
      const open = await manager.findBy(MentoringRequest, { mentorId: of });
      expect(open.filter(({ state }) => state === 'open' || state === 'asked')).toEqual([]);
    }
  });
});
