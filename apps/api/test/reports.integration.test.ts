import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MentorOffer, MentoringReport, MentoringRequest, Notification, Person } from '#database';
import { AppError } from '#platform';
import { Reports } from '../src/mentoring/safety/reports/reports.service.ts';
import { safety } from '../src/mentoring/safety/personal.ts';
import { SessionOwners } from '../src/schedule/index.ts';
import { saveMentorship } from './mentorships.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

let api: RunningApi;
let reports: Reports;
let mentor: string;
let mentee: string;
let coordinator: string;
beforeAll(async () => {
  api = await startApi();
  reports = api.app.get(Reports);
  coordinator = await saveCoordinator();
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  await manager.query('DELETE FROM mentoring_report');
  mentor = await savePerson(manager, { name: 'Jean' });
  mentee = await savePerson(manager, { name: 'Aline' });
  await manager.insert(MentorOffer, { personId: mentor, about: '', audiences: ['student'], capacity: 3 });
});

async function saveCoordinator(): Promise<string> {
  const id = await savePerson(api.dataSource.manager);
  await api.dataSource.manager.update(Person, { id }, { platformRole: 'coordinator' });
  return id;
}
const saveRequest = async () =>
  (
    await api.dataSource.manager.save(
      api.dataSource.manager.create(MentoringRequest, {
        ...{ mentorId: mentor, menteeId: mentee, message: 'Bonjour', goals: ['A goal'], expectation: 'Much' },
        ...{ mentorWords: 'Which year?', menteeWords: 'Third', state: 'declined', expiresAt: new Date() },
      }),
    )
  ).id;
const report = (who = mentee, of = mentor, more: object = {}) =>
  reports.report(who, { personId: of, reason: 'money', words: 'Asked for 50 dollars.', ...more });
const onlyReport = async () => {
  const [found] = await reports.all(coordinator);
  if (!found) throw new Error('No report was made.');
  return found;
};
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    return error instanceof AppError ? [error.code, error.field].filter(Boolean).join(' ') : String(error);
  }
};
const toldOf = async (personId: string) =>
  (await api.dataSource.manager.findBy(Notification, { personId })).map(
    ({ facts }) => (facts as unknown as { news: string }).news,
  );
const personalOf = async (personId: string): Promise<unknown[]> =>
  (await safety.find(({ entity }) => entity === MentoringReport)?.export(api.dataSource.manager, personId)) ?? [];

describe('a report', () => {
  test('goes to coordinators, who take it in hand and close it; the reporter is told so in no words of theirs', async () => {
    await report();
    expect(await toldOf(mentor)).toEqual([]);
    expect(await toldOf(coordinator)).toContain('report_made');
    const { id } = await onlyReport();
    const other = await saveCoordinator();
    await reports.take(other, id);
    expect(await reports.one(coordinator, id)).toMatchObject({ state: 'in_hand', coordinator: { id: other } });
    await reports.close(coordinator, id, 'Talked to both.');
    expect(await reports.one(other, id)).toMatchObject({
      ...{ state: 'closed', outcome: 'Talked to both.', coordinator: { id: coordinator }, closedAt: expect.any(Date) },
    });
    expect(await codeOf(reports.close(other, id, 'Again'))).toBe('CONFLICT');
    expect(await codeOf(reports.take(other, id))).toBe('CONFLICT');
    expect([await toldOf(mentee), await toldOf(mentor)]).toEqual([['report_closed'], []]);
  });

  test.each([
    ['the mentor', () => [mentor, mentee] as const, ['Bonjour', 'Third']],
    ['the mentee', () => [mentee, mentor] as const, ['Which year?']],
  ])('by %s shows what the other wrote in the request that was attached, and nothing else', async (_, pair, shown) => {
    const [who, of] = pair();
    const requestId = await saveRequest();
    await report(who, of);
    expect((await onlyReport()).shown).toEqual([]);
    await api.dataSource.manager.query('DELETE FROM mentoring_report');
    await report(who, of, { requestId });
    expect((await onlyReport()).shown).toEqual(shown);
  });

  test('says when the meeting was that it is about, of the two alone', async () => {
    const { manager } = api.dataSource;
    const { ownerId } = await saveMentorship(manager, mentor, mentee, 'active');
    const time = { localStart: '2027-06-01T12:00', zone: 'Africa/Kigali', minutes: 30, topic: 'Private' };
    const meetingId = await new SessionOwners().plan(manager, ownerId, time);
    await report(mentee, mentor, { meetingId });
    expect((await onlyReport()).meeting).toEqual({
      ...{ startsAt: new Date('2027-06-01T10:00:00Z'), endsAt: new Date('2027-06-01T10:30:00Z') },
    });
    const third = await savePerson(manager);
    expect(await codeOf(report(third, mentor, { meetingId }))).toBe('NOT_FOUND');
    expect(await codeOf(report(third, mentor, { requestId: await saveRequest() }))).toBe('NOT_FOUND');
  });

  test('is not seen by a coordinator whom it names', async () => {
    await api.dataSource.manager.update(Person, { id: mentor }, { platformRole: 'coordinator' });
    await report();
    const { id } = await onlyReport();
    expect(await reports.all(mentor)).toEqual([]);
    const tries = [reports.one(mentor, id), reports.take(mentor, id), reports.close(mentor, id, 'Nothing')];
    expect(await Promise.all(tries.map(codeOf))).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    expect(await toldOf(mentor)).toEqual([]);
  });

  test('is of somebody whom mentoring has shown, has words, and is not of oneself', async () => {
    const stranger = await savePerson(api.dataSource.manager);
    expect(await codeOf(report(mentee, stranger))).toBe('NOT_FOUND');
    expect(await codeOf(report(mentee, mentee))).toBe('BAD_INPUT input.personId');
    expect(await codeOf(report(mentee, mentor, { words: ' ' }))).toBe('BAD_INPUT input.words');
    expect(await codeOf(report(mentee, mentor, { words: 'x'.repeat(2_001) }))).toBe('BAD_INPUT input.words');
    expect(await codeOf(report(mentee, mentor, { meetingId: 'x' }))).toBe('NOT_FOUND');
  });

  test('is made ten times a day at most', async () => {
    for (let made = 0; made < 10; made += 1) await report();
    expect(await codeOf(report())).toBe('TOO_MANY_ATTEMPTS');
  });

  test('goes 24 months after it was closed', async () => {
    await report();
    await report();
    await api.dataSource.manager.query(
      `UPDATE mentoring_report SET state = 'closed', closed_at = now() - interval '23 months'`,
    );
    await api.dataSource.manager.query(
      `UPDATE mentoring_report SET closed_at = now() - interval '25 months' WHERE id = (SELECT max(id::text)::uuid FROM mentoring_report)`,
    );
    await report();
    expect((await reports.all(coordinator)).map(({ state }) => state)).toEqual(['open', 'closed']);
  });

  test('names the reporter to nobody who is reported, and goes with its words', async () => {
    await report();
    const { id } = await onlyReport();
    expect([await personalOf(mentee), await personalOf(mentor)]).toEqual([
      [expect.objectContaining({ role: 'reporter', words: 'Asked for 50 dollars.' })],
      [],
    ]);
    await reports.close(coordinator, id, 'Talked to Jean.');
    expect(await personalOf(mentor)).toEqual([
      { role: 'reported', reason: 'money', state: 'closed', words: null, createdAt: null },
    ]);
    const erase = safety.find(({ entity }) => entity === MentoringReport)?.erase;
    if (typeof erase !== 'function') throw new Error('Reports are not erased.');
    await erase(api.dataSource.manager, { id: mentee, email: '', name: '' });
    expect(await onlyReport()).toMatchObject({ words: '…', outcome: '' });
  });
});
