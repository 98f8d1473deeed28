import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Planner, dataOf, refusal, year } from './planning.ts';
import type { PlannedSession } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { startMailServer } from '../../../test/setup/mail-server.ts';
import type { MailServer } from '../../../test/setup/mail-server.ts';
import { saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let smtp: MailServer;
let at: University;
let planner: Planner;
let session: PlannedSession;
beforeAll(async () => {
  smtp = await startMailServer();
  api = await startApi({ SMTP_URL: smtp.url });
});
afterAll(async () => {
  await api.close();
  await smtp.close();
});
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
  planner = new Planner(api, await api.cookieOf(at.admin), at.sectionId);
  session = await planner.one(`${year}-02-03T17:00`);
  await api.dataSource.query('DELETE FROM notification');
  smtp.received.length = 0;
});

const ask = async (who: string, document: string, variables: object) =>
  api.ask(document, variables, { cookie: await api.cookieOf(who) });
const fields = 'id by note startsAt fromStartsAt zone answer answerNote';
interface Proposal {
  id: string;
  by: string | null;
  note: string;
  startsAt: string;
  answer: string | null;
  answerNote: string;
}
const proposing = (localStart: string, more: object = {}, who = at.teaching) =>
  ask(who, `mutation ($input: ProposeMoveInput!) { proposeMove(input: $input) { ${fields} } }`, {
    input: { sessionId: session.id, version: session.version, localStart, ...more },
  });
const proposed = async (localStart: string, more: object = {}) => {
  const [newest] = dataOf<Proposal[]>(await proposing(localStart, more), 'proposeMove');
  if (!newest) throw new Error('nothing proposed');
  return newest;
};
const all = async () =>
  dataOf<Proposal[]>(
    await ask(at.admin, `query ($id: ID!) { moveProposals(sessionId: $id) { ${fields} } }`, { id: session.id }),
    'moveProposals',
  );
const declining = (id: string, note: string | null, who = at.admin) =>
  ask(
    who,
    `mutation ($s: ID!, $id: ID!, $note: String) { declineProposal(sessionId: $s, id: $id, note: $note) { ${fields} } }`,
    { s: session.id, id, note },
  );
const newsOf = async (who: string) => {
  const document = '{ notifications { nodes { kind proposal { id note answer answerNote } changes { what } } } }';
  return dataOf<{ nodes: { kind: string; proposal: Proposal | null }[] }>(await ask(who, document, {}), 'notifications')
    .nodes;
};
const deskOf = async () => {
  const document = 'query ($id: ID!) { desk(institutionId: $id) { proposals { id by note startsAt session { id } } } }';
  return dataOf<{ proposals: object[] }>(await ask(at.admin, document, { id: at.institutionId }), 'desk').proposals;
};
const letters = () => smtp.received.map(({ source }) => source.replaceAll(/=\r?\n/g, ''));

describe('another time that a lecturer proposes', () => {
  test('is read by the admins, on the desk, in the news and in a mail; by no student', async () => {
    const proposal = await proposed(`${year}-02-05T16:00`, { note: ' A congress ', zone: 'Europe/Brussels' });
    expect(proposal).toMatchObject({
      note: 'A congress',
      startsAt: `${year}-02-05T15:00:00.000Z`,
      fromStartsAt: session.startsAt,
      zone: 'Europe/Brussels',
      answer: null,
    });
    const { id, by, note, startsAt } = proposal;
    expect(await deskOf()).toEqual([{ id, by, note, startsAt, session: { id: session.id } }]);
    expect(await newsOf(at.admin)).toMatchObject([{ kind: 'PROPOSAL', proposal: { id, note, answer: null } }]);
    expect(await newsOf(at.enrolled)).toEqual([]);
    expect(await newsOf(at.teaching)).toEqual([]);
    await api.noticesAreOut();
    expect(smtp.received).toHaveLength(1);
    expect(letters()[0]).toContain('Subject: Another time is proposed: ');
    expect(letters()[0]).toContain(`${by ?? ''} proposes to move the session of `);
    expect(letters()[0]).toContain('Reason: A congress');
  });

  test('is accepted by moving the session there', async () => {
    await proposed(`${year}-02-05T16:00`);
    await planner.move(session, { localStart: `${year}-02-05T16:00` });
    expect(await all()).toMatchObject([{ answer: 'ACCEPTED' }]);
    expect(await deskOf()).toEqual([]);
    expect(await newsOf(at.teaching)).toMatchObject([{ kind: 'TIMETABLE', changes: [{ what: 'MOVED' }] }]);
  });

  test('stays open while the session gets another room or topic, and is overtaken by another time or the end', async () => {
    await proposed(`${year}-02-05T16:00`);
    await planner.move(session, { topic: 'Joins' });
    expect(await all()).toMatchObject([{ answer: null }]);
    await planner.move({ ...session, version: 2 }, { localStart: `${year}-02-06T16:00` });
    expect(await all()).toMatchObject([{ answer: 'OVERTAKEN' }]);
    session = { ...session, version: 3 };
    await proposed(`${year}-02-05T16:00`);
    dataOf(
      await ask(at.admin, 'mutation ($id: ID!) { cancelSession(id: $id) { id } }', { id: session.id }),
      'cancelSession',
    );
    expect(await all()).toMatchObject([{ answer: 'OVERTAKEN' }, { answer: 'OVERTAKEN' }]);
  });

  test('is declined with a word, of which its proposer is told', async () => {
    const { id } = await proposed(`${year}-02-05T16:00`);
    await api.noticesAreOut();
    smtp.received.length = 0;
    expect(dataOf(await declining(id, 'The hall is taken'), 'declineProposal')).toMatchObject([
      { id, answer: 'DECLINED', answerNote: 'The hall is taken' },
    ]);
    expect(await newsOf(at.teaching)).toMatchObject([
      { kind: 'PROPOSAL', proposal: { id, answer: 'DECLINED', answerNote: 'The hall is taken' } },
    ]);
    await api.noticesAreOut();
    expect(letters()).toHaveLength(1);
    expect(letters()[0]).toContain('Subject: Your proposal was declined: ');
    expect(letters()[0]).toContain('Reason: The hall is taken');
    expect(refusal(await declining(id, null))).toEqual([['NOT_FOUND', undefined]]);
  });

  test('that was answered before the mail went out is in no mail to admins', async () => {
    const { id } = await proposed(`${year}-02-05T16:00`);
    await declining(id, null);
    await api.noticesAreOut();
    expect(letters().map((letter) => /Subject: ([^:\r]+)/.exec(letter)?.[1])).toEqual(['Your proposal was declined']);
  });

  test('takes the place of an earlier one, and is taken back by nobody else', async () => {
    const first = await proposed(`${year}-02-05T16:00`);
    const second = await proposed(`${year}-02-06T16:00`);
    expect((await all()).map(({ id, answer }) => [id, answer])).toEqual([
      [second.id, null],
      [first.id, 'WITHDRAWN'],
    ]);
    const withdraw = (who: string, id: string) =>
      ask(who, 'mutation ($s: ID!, $id: ID!) { withdrawProposal(sessionId: $s, id: $id) { answer } }', {
        s: session.id,
        id,
      });
    await api.dataSource.query('INSERT INTO section_lecturer (section_id, person_id) VALUES ($1, $2)', [
      at.sectionId,
      at.lecturer,
    ]);
    expect(refusal(await withdraw(at.lecturer, second.id))).toEqual([['NOT_FOUND', undefined]]);
    expect(dataOf(await withdraw(at.teaching, second.id), 'withdrawProposal')).toEqual([
      { answer: 'WITHDRAWN' },
      { answer: 'WITHDRAWN' },
    ]);
  });

  test.each([
    ['input.localStart', 'BAD_INPUT', { localStart: '2020-02-03T10:00' }],
    ['input.localStart', 'BAD_INPUT', { localStart: `${year}-02-03T17:00` }],
    ['input.zone', 'BAD_INPUT', { zone: 'Mars/Base' }],
    ['input.note', 'BAD_INPUT', { note: 'x'.repeat(301) }],
    ['version', 'STALE', { version: 7 }],
  ])('is refused at %s: %s', async (field, code, more) => {
    expect(refusal(await proposing(`${year}-02-05T16:00`, more))).toEqual([[code, field]]);
    expect(await all()).toEqual([]);
  });

  test('is not for a session that was cancelled', async () => {
    dataOf(
      await ask(at.admin, 'mutation ($id: ID!) { cancelSession(id: $id) { id } }', { id: session.id }),
      'cancelSession',
    );
    session = { ...session, version: 2 };
    expect(refusal(await proposing(`${year}-02-05T16:00`))[0]?.[0]).toBe('CONFLICT');
  });

  test('says what is in the way before it is made', async () => {
    const other = await planner.one(`${year}-02-05T16:00`);
    const document =
      'query ($input: ProposeMoveInput!) { checkProposal(input: $input) { clashes { kind session { id } } } }';
    const reply = await ask(at.teaching, document, {
      input: { sessionId: session.id, version: session.version, localStart: `${year}-02-05T16:30` },
    });
    expect(dataOf<{ clashes: object[] }>(reply, 'checkProposal').clashes).toContainEqual({
      kind: 'SECTION',
      session: { id: other.id },
    });
  });
});
