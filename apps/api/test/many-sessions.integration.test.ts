import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LectureRoom, Section, SectionLecturer } from '#database';
import {
  Planner,
  anyWarning,
  dataOf,
  daysAfter,
  firstWeekday,
  lastSunday,
  localStarts,
  refusal,
  year,
} from './planning.ts';
import type { Clash, PlannedSession } from './planning.ts';
import type { Reply, RunningApi } from './running-api.ts';
import { startApi } from './running-api.ts';
import { startMailServer } from '../../../test/setup/mail-server.ts';
import type { MailServer } from '../../../test/setup/mail-server.ts';
import { saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let smtp: MailServer;
let at: University;
let cookie: string;
let planner: Planner;
beforeAll(async () => {
  smtp = await startMailServer();
  api = await startApi({ SMTP_URL: smtp.url });
});
afterAll(async () => {
  await api.close();
  await smtp.close();
});
beforeEach(async () => {
  await api.dataSource.query('DELETE FROM notification');
  smtp.received.length = 0;
  at = await saveUniversity(api.dataSource.manager, 'University');
  cookie = await api.cookieOf(at.admin);
  planner = new Planner(api, cookie, at.sectionId);
});

interface CheckedMove {
  session: { id: string };
  localStart: string;
  startsAt: string;
  roomId: string | null;
  changes: boolean;
  refusal: string | null;
  clashes: Clash[];
}
interface Outcome {
  sessions?: PlannedSession[];
  told?: number;
  check?: { moves: CheckedMove[] };
}
const checkedMoves = `moves { session { id } localStart startsAt endsAt zone roomId changes refusal
  clashes { kind blocking occurrence who session { id } } }`;
const check = `query ($input: MoveSessionsInput!) { checkMoves(input: $input) { ${checkedMoves} } }`;
const move = `mutation ($input: MoveSessionsInput!) { moveSessions(input: $input) {
  ... on PlannedSessions { told sessions { id localStart version reason room { id } } }
  ... on MovesRefused { check { ${checkedMoves} } } } }`;
const cancel = `mutation ($input: CancelSessionsInput!) { cancelSessions(input: $input) {
  told sessions { id phase version reason } } }`;

type Move = { sessionId: string; version: number; localStart?: string; roomId?: string; noRoom?: boolean };
const asking = (document: string, moves: readonly Move[], more: object = {}): Promise<Reply> =>
  api.ask(document, { input: { sectionId: at.sectionId, moves, accept: anyWarning, ...more } }, { cookie });
const checked = async (moves: readonly Move[]) =>
  dataOf<{ moves: CheckedMove[] }>(await asking(check, moves), 'checkMoves').moves;
const moved = async (moves: readonly Move[], more: object = {}) =>
  dataOf<Outcome>(await asking(move, moves, more), 'moveSessions');
const cancelling = (sessionIds: readonly string[], more: object = {}) =>
  api.ask(cancel, { input: { sectionId: at.sectionId, sessionIds, ...more } }, { cookie });

const monday = firstWeekday(2, 1);
/** The next day, at 18:00. */
const later = ({ id, version, localStart }: PlannedSession): Move => ({
  sessionId: id,
  version,
  localStart: `${daysAfter(localStart.slice(0, 10), 1)}T18:00`,
});
async function weekly(count: number): Promise<PlannedSession[]> {
  const sessions = await planner.planned(`${monday}T17:00`, { rule: `FREQ=WEEKLY;COUNT=${count}` });
  await api.dataSource.query('DELETE FROM notification');
  return sessions;
}
const blockedBy = (moves: readonly CheckedMove[] = []) =>
  moves.map(({ clashes }) => clashes.filter(({ blocking }) => blocking).map(({ kind }) => kind));
const ahead = async () => (await planner.all()).filter(({ id, phase }) => id !== at.sessionId && phase !== 'CANCELLED');
const notices = (): Promise<{ personId: string; changes: { what: string; reason?: string }[] }[]> =>
  api.dataSource.query(
    `SELECT person_id AS "personId", facts -> 'changes' AS changes FROM notification ORDER BY created_at`,
  );
const begin = (id: string) => api.dataSource.query('INSERT INTO class (session_id, last_seq) VALUES ($1, 1)', [id]);

describe('moving many sessions', () => {
  test('ten at once: each to its own time, one notice and one mail a person', async () => {
    const sessions = await weekly(10);
    const moves = sessions.map(later);
    const before = await checked(moves);
    expect(localStarts(before)).toEqual(moves.map(({ localStart }) => localStart));
    expect(before.map(({ refusal: why }) => why)).toEqual(sessions.map(() => null));
    expect(localStarts(await ahead())).toEqual(localStarts(sessions));

    const { sessions: after, told } = await moved(moves, { reason: 'Strike' });
    expect(told).toBe(2);
    expect(localStarts(after)).toEqual(moves.map(({ localStart }) => localStart));
    expect(after).toEqual(sessions.map(() => expect.objectContaining({ version: 2, reason: 'Strike' })));
    const all = await notices();
    expect(all.map(({ personId }) => personId).sort()).toEqual([at.enrolled, at.teaching].sort());
    for (const { changes } of all) {
      expect(changes).toHaveLength(10);
      expect(new Set(changes.map(({ what, reason }) => `${what} ${reason ?? ''}`))).toEqual(new Set(['moved Strike']));
    }
    await api.noticesAreOut();
    expect(smtp.received).toHaveLength(2);
  });

  test('can be put back where they were, and leave their series whole', async () => {
    const sessions = await weekly(3);
    const { sessions: after = [] } = await moved(sessions.map(later), { reason: 'Strike' });
    const back = after.map(({ id, version }, index) => ({
      sessionId: id,
      version,
      localStart: sessions[index]?.localStart ?? '',
    }));
    const { sessions: again } = await moved(back);
    expect(localStarts(again)).toEqual(localStarts(sessions));
    expect(again).toEqual(sessions.map(() => expect.objectContaining({ version: 3, reason: null })));
    const whole = await planner.move(
      { id: sessions[0]?.id ?? '', version: 3 },
      {
        scope: 'ALL',
        localStart: `${monday}T09:00`,
      },
    );
    expect(whole.sessions).toHaveLength(3);
  });

  test('may take the places of each other', async () => {
    const [first, second, third] = await weekly(3);
    if (!first || !second || !third) throw new Error('three sessions');
    const { sessions } = await moved([
      { sessionId: first.id, version: 1, localStart: second.localStart },
      { sessionId: second.id, version: 1, localStart: third.localStart },
      { sessionId: third.id, version: 1, localStart: first.localStart },
    ]);
    expect(sessions).toHaveLength(3);
  });

  test('not two to one time, and not to that of one that stays: nothing is moved', async () => {
    const sessions = await weekly(3);
    const [first, second, third] = sessions;
    if (!first || !second || !third) throw new Error('three sessions');
    const onto = (localStart: string) =>
      [first, second].map(({ id }): Move => ({ sessionId: id, version: 1, localStart }));
    const together = await moved(onto(`${monday}T08:00`));
    expect(blockedBy(together.check?.moves)).toEqual([['SECTION'], ['SECTION']]);
    const told = together.check?.moves[0]?.clashes.map(({ kind, who }) => `${kind} ${who ?? ''}`) ?? [];
    expect(told).toEqual([...new Set(told)]);
    const taken = await moved([later(first), { sessionId: second.id, version: 1, localStart: third.localStart }]);
    const inTheWay = taken.check?.moves.map(({ clashes }) => clashes.flatMap(({ session }) => session?.id ?? []));
    expect(inTheWay).toEqual([[], [third.id]]);
    expect(localStarts(await ahead())).toEqual(localStarts(sessions));
    expect(await notices()).toEqual([]);
  });

  test("not into another section's room, nor to where the lecturer teaches: all or nothing", async () => {
    const { manager } = api.dataSource;
    const sessions = await weekly(2);
    const room = await manager.save(LectureRoom, { campusId: at.campusId, name: `B${year}`, seats: 40 });
    const other = await manager.save(Section, {
      courseId: at.courseId,
      termId: at.termId,
      campusId: at.campusId,
      name: 'Other',
    });
    const elsewhere = new Planner(api, cookie, other.id);
    const target = later(sessions[1] as PlannedSession);
    await elsewhere.one(target.localStart ?? '', { roomId: room.id });
    const roomed = sessions.map((one) => ({ ...later(one), roomId: room.id }));
    const { check: found } = await moved(roomed);
    expect(blockedBy(found?.moves)).toEqual([[], ['ROOM']]);
    await manager.save(SectionLecturer, { sectionId: other.id, personId: at.teaching });
    const { check: taught } = await moved(sessions.map(later));
    expect(blockedBy(taught?.moves)).toEqual([[], ['LECTURER']]);
    expect(localStarts(await ahead())).toEqual(localStarts(sessions));
  });

  test('another room alone is not asked for what stood against the time already', async () => {
    const sessions = await weekly(2);
    const { manager } = api.dataSource;
    const room = await manager.save(LectureRoom, { campusId: at.campusId, name: 'Small', seats: 1 });
    await manager.query('INSERT INTO closing_day (institution_id, day, name) VALUES ($1, $2, $3)', [
      at.institutionId,
      monday,
      'Closed',
    ]);
    const moves = sessions.map(({ id, version }) => ({ sessionId: id, version, roomId: room.id }));
    const found = await checked(moves);
    expect(found.flatMap(({ clashes }) => clashes.map(({ kind }) => kind))).toEqual([]);
    const { sessions: after } = await moved(moves);
    expect(after?.map((one) => one.room?.id)).toEqual([room.id, room.id]);
    const [first] = sessions;
    const onClosed = { sessionId: first?.id ?? '', version: 2, localStart: `${monday}T08:00`, noRoom: true };
    const { check: closed } = await moved([onClosed], { accept: [] });
    expect(closed?.moves[0]?.clashes).toContainEqual(expect.objectContaining({ kind: 'HOLIDAY', blocking: false }));
    expect((await moved([onClosed])).sessions?.map((one) => one.room)).toEqual([null]);
  });

  test('a session that cannot be moved is named, and the others stay too', async () => {
    const [first, second, third, fourth, fifth] = await weekly(5);
    if (!first || !second || !third || !fourth || !fifth) throw new Error('five sessions');
    await begin(first.id);
    await planner.cancel(second.id);
    await planner.move(third, { topic: 'Joins' });
    await api.dataSource.query(`UPDATE session SET zone = 'Europe/Brussels' WHERE id = $1`, [fourth.id]);
    const moves = [
      ...[first, second, third].map(later),
      { sessionId: fourth.id, version: 2, localStart: `${lastSunday(3)}T02:30` },
      later(fifth),
    ];
    const { check: found } = await moved(moves);
    expect(found?.moves.map(({ session, refusal: why }) => [session.id, why])).toEqual([
      [first.id, 'BEGUN'],
      [second.id, 'CANCELLED'],
      [third.id, 'CHANGED'],
      [fourth.id, 'NO_SUCH_TIME'],
      [fifth.id, null],
    ]);
    expect((await planner.all()).find(({ id }) => id === fifth.id)?.localStart).toBe(fifth.localStart);
  });

  test('an edit without a change tells nobody', async () => {
    const sessions = await weekly(2);
    const stays = sessions.map(({ id, version, localStart }) => ({ sessionId: id, version, localStart }));
    expect(await moved(stays, { reason: 'Strike' })).toMatchObject({ told: 0, sessions: [{ reason: null }, {}] });
    expect(await notices()).toEqual([]);
  });

  test('not one of another section, nor to a room elsewhere', async () => {
    const sessions = await weekly(2);
    const other = await saveUniversity(api.dataSource.manager, 'Elsewhere');
    const strange = [other.sessionId, randomUUID(), 'none'].map((sessionId) => [
      ...sessions.map(later),
      { sessionId, version: 1, localStart: `${monday}T08:00` },
    ]);
    for (const moves of strange) {
      expect(refusal(await asking(move, moves))).toEqual([['NOT_FOUND', undefined]]);
      expect(refusal(await asking(check, moves))).toEqual([['NOT_FOUND', undefined]]);
    }
    const room = await api.dataSource.manager.save(LectureRoom, { campusId: other.campusId, name: 'B', seats: 9 });
    const there = sessions.map((one) => ({ ...later(one), roomId: room.id }));
    expect(refusal(await asking(move, there))).toEqual([['NOT_FOUND', undefined]]);
    expect(localStarts(await ahead())).toEqual(localStarts(sessions));
  });

  test('200 at most, each once, one at least', async () => {
    const [session] = await weekly(1);
    if (!session) throw new Error('no session');
    const many = Array.from({ length: 201 }, () => ({ sessionId: randomUUID(), version: 1 }));
    expect(refusal(await asking(move, many))).toEqual([['TOO_MANY', 'input.moves']]);
    for (const moves of [[], [later(session), { ...later(session), sessionId: session.id.toUpperCase() }]]) {
      expect(refusal(await asking(move, moves))).toEqual([['BAD_INPUT', 'input.moves']]);
    }
    const far = [{ sessionId: session.id, version: 1, localStart: '9999-01-01T10:00' }];
    expect(refusal(await asking(move, far))).toEqual([['BAD_INPUT', 'input.moves']]);
    expect(refusal(await asking(move, [later(session)], { reason: 'x'.repeat(301) }))).toEqual([
      ['BAD_INPUT', 'input.reason'],
    ]);
    await api.dataSource.query(`UPDATE section SET state = 'finished' WHERE id = $1`, [at.sectionId]);
    expect(refusal(await asking(move, [later(session)]))).toEqual([['CONFLICT', 'input.sectionId']]);
  });
});

describe('cancelling many sessions', () => {
  test('all of them, with one reason, one notice and one mail a person', async () => {
    const sessions = await weekly(10);
    const reply = await cancelling(
      sessions.map(({ id }) => id),
      { reason: 'Strike' },
    );
    const { told, sessions: after } = dataOf<Outcome>(reply, 'cancelSessions');
    expect(told).toBe(2);
    expect(after).toEqual(
      sessions.map(({ id }) => expect.objectContaining({ id, phase: 'CANCELLED', version: 2, reason: 'Strike' })),
    );
    expect((await notices()).map(({ changes }) => changes.length)).toEqual([10, 10]);
    await api.noticesAreOut();
    expect(smtp.received).toHaveLength(2);
    const again = await cancelling(sessions.map(({ id }) => id));
    expect(dataOf<Outcome>(again, 'cancelSessions').told).toBe(0);
    expect((await planner.all()).find(({ id }) => id === sessions[0]?.id)?.version).toBe(2);
  });

  test('none when one of their classes has begun, or one is not of the section', async () => {
    const sessions = await weekly(3);
    const ids = sessions.map(({ id }) => id);
    await begin(ids[1] ?? '');
    const reply = await cancelling(ids);
    expect(refusal(reply)).toEqual([['CONFLICT', 'input.sessionIds']]);
    expect(reply.errors[0]?.extensions.facts).toEqual({ reason: 'begun', count: 1 });
    const other = await saveUniversity(api.dataSource.manager, 'Elsewhere');
    expect(refusal(await cancelling([...ids.slice(0, 1), other.sessionId]))).toEqual([['NOT_FOUND', undefined]]);
    expect(refusal(await cancelling([]))).toEqual([['BAD_INPUT', 'input.sessionIds']]);
    expect(await ahead()).toHaveLength(3);
    expect(await notices()).toEqual([]);
  });
});
