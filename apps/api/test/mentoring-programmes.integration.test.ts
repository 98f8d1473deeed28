import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  MeetingCorrection,
  MentorOffer,
  MentoringParticipant,
  MentoringProgramme,
  MentoringRequest,
  Mentorship,
  MentorshipFeedback,
  PersonBlock,
} from '#database';
import type { MentoringRole } from '#database';
import { AppError } from '#platform';
import { Sending } from '../src/mentoring/programmes/assignment/sending.service.ts';
import { MentoringRequests } from '../src/mentoring/requests/requests.service.ts';
import { saveHeldMeeting, saveMentorship } from './mentorships.ts';
import { saveProgramme, takePart } from './operations/mentoring-programmes.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, savePerson, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let sending: Sending;
let requests: MentoringRequests;
let at: University;
let programme: string;
beforeAll(async () => {
  api = await startApi();
  sending = api.app.get(Sending);
  requests = api.app.get(MentoringRequests);
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
  programme = await saveProgramme(api.dataSource, at.institutionId);
});

async function save(role: MentoringRole, capacity = 3, within = programme): Promise<string> {
  const personId = await saveMember(api.dataSource.manager, at.institutionId, 'student');
  if (role === 'mentor') {
    await api.dataSource.manager.insert(MentorOffer, { personId, about: '', audiences: ['student'], capacity });
  }
  await takePart(api.dataSource, within, personId, role);
  return personId;
}
const saveMentees = (count: number) => Promise.all(Array.from({ length: count }, () => save('mentee')));
const send = (mentorId: string, menteeId: string, within = programme) =>
  sending.send(at.admin, within, [{ mentorId, menteeId }]);
const whyNot = async (mentorId: string, menteeId: string) =>
  (await send(mentorId, menteeId)).refused.map(({ refusal }) => refusal);
const codeOf = (error: unknown) => (error instanceof AppError ? [error.code, error.field] : error);

describe('sending pairs', () => {
  test('50 leads at once fill the 3 places of a mentor, and no more', async () => {
    const mentor = await save('mentor', 3);
    const mentees = await saveMentees(50);
    const answers = await Promise.all(mentees.map((mentee) => send(mentor, mentee)));
    expect(answers.flatMap(({ sent }) => sent)).toHaveLength(3);
    expect(new Set(answers.flatMap(({ refused }) => refused.map(({ refusal }) => refusal)))).toEqual(
      new Set(['no_room']),
    );
    const { manager } = api.dataSource;
    expect(await manager.countBy(MentoringRequest, { programmeId: programme, state: 'open' })).toBe(3);
  });

  test('leads of ten programmes at once fill the 3 places of a mentor of all of them, and no more', async () => {
    const mentor = await save('mentor', 3);
    const programmes = await Promise.all(
      Array.from({ length: 10 }, () => saveProgramme(api.dataSource, at.institutionId)),
    );
    for (const one of programmes) await takePart(api.dataSource, one, mentor, 'mentor');
    const pairs = await Promise.all(programmes.map(async (one) => ({ one, mentee: await save('mentee', 3, one) })));
    const answers = await Promise.all(pairs.map(({ one, mentee }) => send(mentor, mentee, one)));
    expect(answers.flatMap(({ sent }) => sent)).toHaveLength(3);
  });

  test('cohorts that are sent at once while mentors accept end without a deadlock, and within each capacity', async () => {
    const mentors = await Promise.all([save('mentor', 2), save('mentor', 2), save('mentor', 2)]);
    const mentees = await saveMentees(12);
    const pairs = mentees.map((menteeId, index) => ({ menteeId, mentorId: mentors[index % 3] ?? '' }));
    const others = await saveMentees(3);
    const open = await Promise.all(
      others.map((mentee, index) =>
        requests.ask(mentee, {
          ...{
            mentorId: mentors[index] ?? '',
            message: 'Hello',
            goals: ['A goal'],
            expectation: '',
            keepsOthers: true,
          },
        }),
      ),
    );
    await Promise.all([
      sending.send(at.admin, programme, pairs),
      sending.send(at.admin, programme, pairs.toReversed()),
      ...open.map((id, index) => requests.accept(mentors[index] ?? '', id).catch(codeOf)),
    ]);
    for (const mentorId of mentors) {
      const { manager } = api.dataSource;
      const mentorships = await manager.countBy(Mentorship, { mentorId });
      const waiting = await manager.countBy(MentoringRequest, { mentorId, programmeId: programme, state: 'open' });
      const promised = { mentorships, waiting };
      expect({ ...promised, within: mentorships <= 2 && waiting <= 2 }).toEqual({ ...promised, within: true });
    }
  });

  test('takes the most that the programme gives to one mentor', async () => {
    await api.dataSource.manager.update(MentoringProgramme, programme, { mostMentees: 1 });
    const mentor = await save('mentor', 5);
    const [one = '', two = ''] = await saveMentees(2);
    const { sent, refused } = await sending.send(at.admin, programme, [
      { mentorId: mentor, menteeId: one },
      { mentorId: mentor, menteeId: two },
    ]);
    expect([sent.length, refused.map(({ refusal }) => refusal)]).toEqual([1, ['no_room']]);
  });

  test('says why a pair cannot be sent, and never that one has blocked the other', async () => {
    const [mentor, paused, mentee, blocked] = [
      await save('mentor'),
      await save('mentor'),
      await save('mentee'),
      await save('mentee'),
    ];
    const { manager } = api.dataSource;
    await manager.update(MentorOffer, { personId: paused }, { pausedAt: new Date(), pausedBecause: 'asked' });
    await manager.insert(PersonBlock, { blockerId: blocked, blockedId: mentor });
    expect(await whyNot(mentor, await savePerson(manager))).toEqual(['not_taking_part']);
    expect(await whyNot(paused, mentee)).toEqual(['paused']);
    expect(await whyNot(mentor, blocked)).toEqual(['not_possible']);
    expect(await whyNot(mentor, mentee)).toEqual([]);
    expect(await whyNot(mentor, mentee)).toEqual(['asked_already']);
    expect(await whyNot(await save('mentor'), mentee)).toEqual(['has_mentor']);
  });

  test('begins the programme, and is refused when that is closed', async () => {
    const [mentor, mentee] = [await save('mentor'), await save('mentee')];
    await send(mentor, mentee);
    const { manager } = api.dataSource;
    expect((await manager.findOneByOrFail(MentoringProgramme, { id: programme })).state).toBe('running');
    await manager.update(MentoringProgramme, programme, { state: 'closed' });
    await expect(send(mentor, await save('mentee'))).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('asks for the mentee with their goals, in no words of theirs, and tells both', async () => {
    const [mentor, mentee] = [await save('mentor'), await save('mentee')];
    const { manager } = api.dataSource;
    await manager.update(MentoringParticipant, { personId: mentee }, { goals: ['Write a paper'] });
    await send(mentor, mentee);
    const sent = await manager.findOneByOrFail(MentoringRequest, { menteeId: mentee });
    expect(sent).toMatchObject({ message: '', goals: ['Write a paper'], keepsOthers: true, programmeId: programme });
    const told = await manager.query<{ person_id: string; news: string }[]>(
      `SELECT person_id, facts ->> 'news' AS news FROM notification WHERE person_id = ANY($1) ORDER BY news`,
      [[mentor, mentee]],
    );
    expect(told.map(({ person_id, news }) => [person_id, news])).toEqual([
      [mentor, 'asked'],
      [mentee, 'matched'],
    ]);
  });
});

describe('a mentorship of a programme', () => {
  const requestOf = async (menteeId: string) =>
    (await api.dataSource.manager.findOneByOrFail(MentoringRequest, { menteeId, programmeId: programme })).id;

  test('takes the weeks of the programme, and waits for both signatures', async () => {
    await api.dataSource.manager.update(MentoringProgramme, programme, { weeks: 20 });
    const [mentor, mentee] = [await save('mentor'), await save('mentee')];
    await send(mentor, mentee);
    const id = await requests.accept(mentor, await requestOf(mentee));
    const made = await api.dataSource.manager.findOneByOrFail(Mentorship, { id });
    expect(made).toMatchObject({ programmeId: programme, weeks: 20, state: 'agreeing', mentorSignedAt: null });
  });

  test('is refused when the mentor has as many in the programme as it gives to one, acceptances at once included', async () => {
    const mentor = await save('mentor', 10);
    const mentees = await saveMentees(3);
    for (const mentee of mentees) await send(mentor, mentee);
    await api.dataSource.manager.update(MentoringProgramme, programme, { mostMentees: 1 });
    const ids = await Promise.all(mentees.map(requestOf));
    const answers = await Promise.all(ids.map((id) => requests.accept(mentor, id).then(() => 'done', codeOf)));
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    expect(answers.filter((answer) => answer !== 'done')).toEqual([
      ['CONFLICT', 'programme'],
      ['CONFLICT', 'programme'],
    ]);
  });
});

describe('how mentorships go', () => {
  const secret = 'SENTINEL';
  const rows =
    'rows { id mentor { name } mentee { name } state concerns { what days count reason } weeks wordsToLead { from { name } words } }';

  test('holds nothing that was written in requests, agreements, goals and feedback but words to leads', async () => {
    const { manager } = api.dataSource;
    const [mentor, mentee] = [await save('mentor'), await save('mentee')];
    const { id } = await saveMentorship(manager, mentor, mentee, 'active');
    await manager.update(Mentorship, id, { programmeId: programme, confidential: secret, endWords: secret });
    await manager.query(
      `UPDATE mentoring_request SET message = $1, goals = ARRAY[$1], expectation = $1, mentor_words = $1, mentee_words = $1`,
      [secret],
    );
    await manager.query('UPDATE mentorship_goal SET title = $1, evidence = $1', [secret]);
    await manager.insert(MentorshipFeedback, {
      ...{ mentorshipId: id, fromId: mentee, kind: 'first', rating: 2 },
      ...{ wordsToOther: secret, wordsToLead: 'We do not find a time.' },
    });
    const cookie = await api.cookieOf(at.admin);
    const { data, errors } = await api.ask(
      `query ($id: ID!) { mentoringHealth(id: $id) { weeks ${rows} } }`,
      { id: programme },
      { cookie },
    );
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).not.toContain(secret);
    expect(data).toMatchObject({
      mentoringHealth: {
        rows: [
          {
            state: 'ACTIVE',
            concerns: [{ what: 'FEEDBACK_LOW' }],
            wordsToLead: [{ words: 'We do not find a time.' }],
          },
        ],
      },
    });
  });

  test('counts a meeting as held once both said that they met elsewhere', async () => {
    const { manager } = api.dataSource;
    const [mentor, mentee] = [await save('mentor'), await save('mentee')];
    const { id, ownerId } = await saveMentorship(manager, mentor, mentee, 'active');
    await manager.update(Mentorship, id, { programmeId: programme });
    const sessionId = await saveHeldMeeting(manager, ownerId, [[mentor, 0, 12]]);
    const read = async () => {
      const { data } = await api.ask(
        `query ($id: ID!) { mentoringHealth(id: $id) { ${rows} } }`,
        { id: programme },
        { cookie: await api.cookieOf(at.admin) },
      );
      const [row] = (data as unknown as { mentoringHealth: { rows: HealthRow[] } }).mentoringHealth.rows;
      return { concerns: row?.concerns.map(({ what }) => what), weeks: row?.weeks.filter((one) => one !== 'NOTHING') };
    };
    expect(await read()).toEqual({ concerns: ['MISSED'], weeks: ['MISSED'] });
    const correction = { sessionId, minutes: 40, proposedBy: mentee };
    await manager.insert(MeetingCorrection, { ...correction, state: 'proposed' });
    expect(await read()).toEqual({ concerns: ['MISSED'], weeks: ['MISSED'] });
    await manager.update(MeetingCorrection, { sessionId }, { state: 'confirmed' });
    expect(await read()).toEqual({ concerns: [], weeks: ['MET'] });
  });

  test('of no programme is shown apart from programmes', async () => {
    const { manager } = api.dataSource;
    const coordinator = await savePerson(manager, { platformRole: 'coordinator' });
    const [mentor, mentee] = [await save('mentor'), await save('mentee')];
    const { id } = await saveMentorship(manager, mentor, mentee, 'active');
    const free = async () => {
      const { data } = await api.ask(
        `{ freeMentoringHealth { ${rows} } }`,
        {},
        { cookie: await api.cookieOf(coordinator) },
      );
      return JSON.stringify(data).includes(id);
    };
    expect(await free()).toBe(true);
    await manager.update(Mentorship, id, { programmeId: programme });
    expect(await free()).toBe(false);
  });
});

describe('a proposal', () => {
  test('gives mentees who wait to mentors with room, leaves out blocked pairs, and says what would have to change', async () => {
    const [mentor, blocked, mentee, third] = [
      await save('mentor', 1),
      await save('mentee'),
      await save('mentee'),
      await save('mentee'),
    ];
    await api.dataSource.manager.insert(PersonBlock, { blockerId: mentor, blockedId: blocked });
    const { data, errors } = await api.ask(
      `query ($id: ID!) { mentoringProposal(id: $id) { pairs { mentor { id } mentee { id } reasonsFor { code } }
         unplaced { mentee { id } obstacles { what mentors } mentors { id } morePlaces } mentors { mentor { id } roomLeft } } }`,
      { id: programme },
      { cookie: await api.cookieOf(at.admin) },
    );
    expect(errors).toEqual([]);
    const { pairs, unplaced, mentors } = (data as unknown as { mentoringProposal: Proposal }).mentoringProposal;
    expect(mentors).toEqual([{ mentor: { id: mentor }, roomLeft: 1 }]);
    expect(pairs).toHaveLength(1);
    expect([mentee, third]).toContain(pairs[0]?.mentee.id);
    expect(unplaced.find((one) => one.mentee.id === blocked)).toMatchObject({
      obstacles: [{ what: 'PERSONAL', mentors: 1 }],
      mentors: [],
    });
    expect(unplaced.find((one) => one.mentee.id !== blocked)).toMatchObject({
      obstacles: [],
      mentors: [{ id: mentor }],
      morePlaces: 1,
    });
  });
});

interface HealthRow {
  concerns: { what: string }[];
  weeks: string[];
}
interface Proposal {
  pairs: { mentor: { id: string }; mentee: { id: string } }[];
  unplaced: { mentee: { id: string } }[];
  mentors: unknown[];
}
