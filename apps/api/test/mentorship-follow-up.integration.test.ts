import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Mentorship, MentorshipFeedback, Notification } from '#database';
import { FeedbackAsking } from '../src/mentoring/mentorships/feedback/asking.service.ts';
import { saveHeldMeeting, saveMentorship } from './mentorships.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { savePerson } from './world.ts';

let api: RunningApi;
let mentor: string;
let mentee: string;
let others: string[];
let mentorshipId: string;
let ownerId: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const { manager } = api.dataSource;
  [mentor, mentee] = [await savePerson(manager, { name: 'Jean' }), await savePerson(manager, { name: 'Aline' })];
  others = [
    await savePerson(manager),
    await savePerson(manager, { platformRole: 'coordinator' }),
    await savePerson(manager, { platformRole: 'platform_admin' }),
  ];
  ({ id: mentorshipId, ownerId } = await saveMentorship(manager, mentor, mentee, 'active'));
});

const asks = async (who: string, document: string, variables: Record<string, unknown> = {}) =>
  api.ask(document, { id: mentorshipId, ...variables }, { cookie: await api.cookieOf(who) });
const read = async <T>(who: string, fields: string): Promise<T> => {
  const { data, errors } = await asks(who, `query ($id: ID!) { mentorship(id: $id) { ${fields} } }`);
  expect(errors).toEqual([]);
  return (data as unknown as { mentorship: T }).mentorship;
};
/** Codes of the errors; none: it was done. */
const codes = async (who: string, document: string, variables: Record<string, unknown> = {}) =>
  (await asks(who, document, variables)).errors.map(({ extensions: { code, field } }) =>
    field === undefined ? code : `${String(code)} ${String(field)}`,
  );
const news = async (who: string) =>
  (await api.dataSource.manager.find(Notification, { where: { personId: who }, order: { createdAt: 'ASC' } })).map(
    ({ facts }) => facts['news'],
  );
const met = (hoursAgo = 4) =>
  saveHeldMeeting(
    api.dataSource.manager,
    ownerId,
    [
      [mentor, 0, 30],
      [mentee, 0, 30],
    ],
    hoursAgo,
  );

describe('feedback', () => {
  interface Said {
    feedback: { due: string[]; given: object[]; received: object[] };
  }
  const said = async (who: string) =>
    (
      await read<Said>(
        who,
        'feedback { due given { kind rating results wordsToOther wordsToLead } received { kind words } }',
      )
    ).feedback;
  const give = `mutation ($id: ID!, $kind: FeedbackKind!, $rating: Int, $results: [MentorshipResult!], $other: String, $lead: String) {
    giveMentorshipFeedback(input: { mentorshipId: $id, kind: $kind, rating: $rating, results: $results, wordsToOther: $other,
      wordsToLead: $lead }) { id } }`;
  const given = (who: string, more: object) =>
    codes(who, give, { kind: 'FIRST', rating: 4, other: '', lead: '', results: [], ...more });
  const skip =
    'mutation ($id: ID!, $kind: FeedbackKind!) { skipMentorshipFeedback(mentorshipId: $id, kind: $kind) { id } }';
  const pass = () => api.app.get(FeedbackAsking).pass(new Date());

  test('is asked of both after the first meeting that was held, once by mail, and given once', async () => {
    await saveHeldMeeting(api.dataSource.manager, ownerId, [[mentor, 0, 30]], 30);
    await pass();
    expect([await said(mentee), await news(mentee)]).toEqual([{ due: [], given: [], received: [] }, []]);
    await met();
    await pass();
    await pass();
    expect([await news(mentor), await news(mentee)]).toEqual([['feedback_asked'], ['feedback_asked']]);
    expect((await said(mentee)).due).toEqual(['FIRST']);
    expect(await given(mentee, { other: 'Merci', lead: 'SECRET' })).toEqual([]);
    expect(await given(mentee, {})).toEqual(['CONFLICT']);
    expect(await said(mentee)).toMatchObject({ due: [], given: [{ kind: 'FIRST', rating: 4, wordsToLead: 'SECRET' }] });
    // The other reads the words for them, and neither the rating nor the words for the lead.
    expect(await said(mentor)).toEqual({ due: ['FIRST'], given: [], received: [{ kind: 'FIRST', words: 'Merci' }] });
    expect(await news(mentor)).toEqual(['feedback_asked', 'feedback_given']);
  });

  test('may be skipped, and is asked no more then', async () => {
    await met();
    expect(await codes(mentor, skip, { kind: 'FIRST' })).toEqual([]);
    await pass();
    expect([(await said(mentor)).due, await news(mentor)]).toEqual([[], []]);
    expect([(await said(mentee)).due, await news(mentee)]).toEqual([['FIRST'], ['feedback_asked']]);
  });

  test('is asked after the end, and in the third month what came of it', async () => {
    const { manager } = api.dataSource;
    await manager.update(Mentorship, mentorshipId, { state: 'ended', endedAt: new Date(), endReason: 'goals_reached' });
    expect((await said(mentee)).due).toEqual(['LAST']);
    expect(await given(mentee, { kind: 'THREE_MONTHS', rating: null, results: ['WORK'] })).toEqual(['CONFLICT']);
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000);
    const startsOn = day(100).toISOString().slice(0, 10);
    await manager.update(Mentorship, mentorshipId, { startsOn, endedAt: day(40) });
    expect((await said(mentee)).due).toEqual(['THREE_MONTHS']);
    await pass();
    expect(await news(mentee)).toEqual(['feedback_asked']);
    expect(await given(mentee, { kind: 'THREE_MONTHS', rating: 3 })).toEqual(['BAD_INPUT input.rating']);
    expect(await given(mentee, { kind: 'THREE_MONTHS', rating: null })).toEqual(['BAD_INPUT input.results']);
    expect(await given(mentee, { kind: 'THREE_MONTHS', rating: null, results: ['WORK', 'PLAN'] })).toEqual([]);
    expect(await said(mentee)).toMatchObject({ due: [], given: [{ results: ['WORK', 'PLAN'] }] });
  });

  test('has a rating of 1 to 5, and is given by the two alone', async () => {
    await met();
    for (const rating of [null, 0, 6]) expect(await given(mentor, { rating })).toEqual(['BAD_INPUT input.rating']);
    for (const who of others) {
      expect(await given(who, {})).toEqual(['NOT_FOUND']);
      expect(await codes(who, skip, { kind: 'FIRST' })).toEqual(['NOT_FOUND']);
    }
    expect(await api.dataSource.manager.countBy(MentorshipFeedback, { mentorshipId })).toBe(0);
  });

  test('is asked of many mentorships by as many statements as of few', async () => {
    const { manager } = api.dataSource;
    const [, ends] = [await met(), await manager.count(Notification)];
    for (let more = 0; more < 5; more += 1) {
      const other = await saveMentorship(manager, mentor, await savePerson(manager), 'ended');
      expect(other.id).not.toBe(mentorshipId);
    }
    await pass();
    expect((await news(mentor)).filter((step) => step === 'feedback_asked')).toHaveLength(6);
    expect(await manager.count(Notification)).toBeGreaterThanOrEqual(ends + 12);
  });
});

describe('a meeting that was held elsewhere', () => {
  const propose = `mutation ($id: ID!, $meeting: ID!, $minutes: Int!) {
    proposeMeetingOutcome(mentorshipId: $id, meetingId: $meeting, minutes: $minutes) { id } }`;
  const answer = `mutation ($id: ID!, $meeting: ID!, $confirms: Boolean!, $minutes: Int!) {
    answerMeetingOutcome(mentorshipId: $id, meetingId: $meeting, confirms: $confirms, minutes: $minutes) { id } }`;
  const withdraw =
    'mutation ($id: ID!, $meeting: ID!) { withdrawMeetingOutcome(mentorshipId: $id, meetingId: $meeting) { id } }';
  const outcome = async (who = mentee) =>
    (
      await read<{ meetings: object[] }>(
        who,
        'meetings { outcome minutesMet correction { state minutes proposedBy { name } } }',
      )
    ).meetings[0];
  const missed = () => saveHeldMeeting(api.dataSource.manager, ownerId, []);

  test('counts once the other has confirmed it, and feedback is asked for then', async () => {
    const meeting = await missed();
    expect(await codes(mentee, propose, { meeting, minutes: 45 })).toEqual([]);
    const proposed = { state: 'PROPOSED', minutes: 45, proposedBy: { name: 'Aline' } };
    expect(await outcome()).toEqual({ outcome: 'MISSED', minutesMet: 0, correction: proposed });
    expect(await news(mentor)).toEqual(['outcome_changed']);
    expect(await codes(mentee, answer, { meeting, confirms: true, minutes: 45 })).toEqual(['CONFLICT']);
    expect(await codes(mentor, answer, { meeting, confirms: true, minutes: 30 })).toEqual(['STALE minutes']);
    expect(await codes(mentor, answer, { meeting, confirms: true, minutes: 45 })).toEqual([]);
    expect(await outcome(mentor)).toMatchObject({
      outcome: 'HELD',
      minutesMet: 45,
      correction: { state: 'CONFIRMED' },
    });
    expect((await read<{ feedback: object }>(mentor, 'feedback { due }')).feedback).toEqual({ due: ['FIRST'] });
    // What both said is not changed by one of them.
    expect(await codes(mentee, propose, { meeting, minutes: 5 })).toEqual(['CONFLICT']);
  });

  test('is declined, taken back or proposed otherwise', async () => {
    const meeting = await missed();
    await codes(mentee, propose, { meeting, minutes: 45 });
    expect(await codes(mentor, withdraw, { meeting })).toEqual(['CONFLICT']);
    expect(await codes(mentor, answer, { meeting, confirms: false, minutes: 45 })).toEqual([]);
    expect(await outcome()).toMatchObject({ outcome: 'MISSED', correction: { state: 'DECLINED' } });
    await codes(mentee, propose, { meeting, minutes: 40 });
    expect(await codes(mentee, withdraw, { meeting })).toEqual([]);
    expect(await outcome()).toMatchObject({ outcome: 'MISSED', correction: { state: 'WITHDRAWN' } });
    await codes(mentee, propose, { meeting, minutes: 40 });
    expect(await codes(mentor, propose, { meeting, minutes: 20 })).toEqual([]);
    expect(await codes(mentee, answer, { meeting, confirms: true, minutes: 20 })).toEqual([]);
    expect(await outcome()).toMatchObject({ outcome: 'HELD', minutesMet: 20 });
  });

  test('is over, is of this mentorship, and is said by the two alone', async () => {
    const { manager } = api.dataSource;
    const coming = await saveHeldMeeting(manager, ownerId, [], -48);
    expect(await codes(mentee, propose, { meeting: coming, minutes: 45 })).toEqual(['NOT_FOUND']);
    const meeting = await missed();
    const other = await saveMentorship(manager, mentor, await savePerson(manager), 'active');
    expect(await codes(mentor, propose, { id: other.id, meeting, minutes: 45 })).toEqual(['NOT_FOUND']);
    expect(await codes(mentor, propose, { meeting: 'none', minutes: 45 })).toEqual(['NOT_FOUND']);
    expect(await codes(mentor, propose, { meeting, minutes: 0 })).toEqual(['BAD_INPUT minutes']);
    for (const who of others) {
      expect(await codes(who, propose, { meeting, minutes: 45 })).toEqual(['NOT_FOUND']);
      expect(await codes(who, answer, { meeting, confirms: true, minutes: 45 })).toEqual(['NOT_FOUND']);
      expect(await codes(who, withdraw, { meeting })).toEqual(['NOT_FOUND']);
    }
  });

  test('is over: while it goes on, nobody says so', async () => {
    const meeting = await saveHeldMeeting(api.dataSource.manager, ownerId, [], 0.1);
    expect(await codes(mentee, propose, { meeting, minutes: 45 })).toEqual(['CONFLICT']);
  });
});

describe('notes', () => {
  const save = (which: 'Private' | 'Shared') =>
    `mutation ($id: ID!, $text: String!, $version: Int!) {
      save${which}Note(input: { mentorshipId: $id, text: $text, version: $version }) { id } }`;
  const notes = async (who: string) =>
    (
      await read<{ notes: { own: object | null; shared: object | null } }>(
        who,
        'notes { own { text version } shared { text version changedBy { name } } }',
      )
    ).notes;

  test('of one are read by them alone', async () => {
    expect(await codes(mentee, save('Private'), { text: 'SECRET of Aline', version: 0 })).toEqual([]);
    expect(await codes(mentor, save('Private'), { text: 'SECRET of Jean', version: 0 })).toEqual([]);
    expect(await notes(mentee)).toEqual({ own: { text: 'SECRET of Aline', version: 1 }, shared: null });
    expect(await notes(mentor)).toEqual({ own: { text: 'SECRET of Jean', version: 1 }, shared: null });
    for (const who of others) {
      for (const which of ['Private', 'Shared'] as const) {
        expect(await codes(who, save(which), { text: 'Mine', version: 0 })).toEqual(['NOT_FOUND']);
      }
      expect(await codes(who, 'query ($id: ID!) { mentorship(id: $id) { notes { own { text } } } }')).toEqual([
        'NOT_FOUND',
      ]);
    }
    const [{ found }]: [{ found: number }] = await api.dataSource.query(
      `SELECT (SELECT count(*) FROM notification WHERE facts::text ~ 'SECRET')::int
         + (SELECT count(*) FROM audit_entry WHERE changes::text ~ 'SECRET')::int AS found`,
    );
    expect(found).toBe(0);
  });

  test('of both are read and written by both, and a conflict loses nothing', async () => {
    expect(await codes(mentee, save('Shared'), { text: 'To read: Kleppmann', version: 0 })).toEqual([]);
    expect(await codes(mentor, save('Shared'), { text: 'Another', version: 0 })).toEqual(['STALE version']);
    expect((await notes(mentor)).shared).toEqual({
      text: 'To read: Kleppmann',
      version: 1,
      changedBy: { name: 'Aline' },
    });
    expect(await codes(mentor, save('Shared'), { text: 'To read: Kleppmann, Date', version: 1 })).toEqual([]);
    expect((await notes(mentee)).shared).toMatchObject({ version: 2, changedBy: { name: 'Jean' } });
    expect(await codes(mentor, save('Private'), { text: 'x'.repeat(20_001), version: 0 })).toEqual([
      'BAD_INPUT input.text',
    ]);
  });

  test('saved by both at once are saved by one, and the other is told so', async () => {
    const both = await Promise.all(
      [mentor, mentee].map((who) => codes(who, save('Shared'), { text: `By ${who}`, version: 0 })),
    );
    expect(both.flat()).toEqual(['STALE version']);
  });
});

test('who would go on with a mentorship that ended is known to the other, once', async () => {
  await api.dataSource.manager.update(Mentorship, mentorshipId, {
    ...{ state: 'ended', endedAt: new Date(), endReason: 'other' },
  });
  const reopen = 'mutation ($id: ID!) { reopenMentorship(id: $id) { id } }';
  await codes(mentee, reopen);
  await codes(mentee, reopen);
  expect(await news(mentor)).toEqual(['reopen_asked']);
});
