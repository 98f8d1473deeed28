import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { Planner, anyWarning, daysAfter, firstWeekday, lastSunday, localStarts, refusal, year } from './planning.ts';
import type { PlannedSession } from './planning.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';
import { saveMember, saveUniversity } from './world.ts';
import type { University } from './world.ts';

let api: RunningApi;
let at: University;
let planner: Planner;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at = await saveUniversity(api.dataSource.manager, 'University');
  planner = new Planner(api, await api.cookieOf(at.admin), at.sectionId);
});

const nth = (sessions: readonly PlannedSession[], index: number): PlannedSession => {
  const session = sessions[index];
  if (!session) throw new Error(`no session ${index}`);
  return session;
};
const rules = (sessions: readonly PlannedSession[]) => sessions.map(({ series }) => series?.rule ?? null);
const monday = firstWeekday(2, 1);
const every = (date: string, count: number, time: string) =>
  Array.from({ length: count }, (_, week) => `${daysAfter(date, week * 7)}T${time}`);

describe('planning a series', () => {
  test.each([3, 10])('a series that is planned for 17:00 stays 17:00 across the change of month %i', async (month) => {
    const sunday = lastSunday(month);
    const start = `${daysAfter(sunday, -6)}T17:00`;
    const rule = 'FREQ=WEEKLY;COUNT=2';
    const butare = await planner.planned(start, { rule });
    expect(localStarts(butare)).toEqual([start, `${daysAfter(sunday, 1)}T17:00`]);
    expect(butare.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['15:00', '15:00']);
    const brussels = await planner.planned(`${daysAfter(sunday, -5)}T17:00`, { rule, zone: 'Europe/Brussels' });
    expect(localStarts(brussels)).toEqual([-5, 2].map((days) => `${daysAfter(sunday, days)}T17:00`));
    expect(brussels.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(
      month === 3 ? ['16:00', '15:00'] : ['15:00', '16:00'],
    );
  });

  test('says which date falls into the hour that is skipped', async () => {
    const sunday = lastSunday(3);
    const more = { rule: 'FREQ=DAILY;COUNT=3', zone: 'Europe/Brussels' };
    const reply = await planner.planning(`${daysAfter(sunday, -1)}T02:30`, more);
    expect(refusal(reply)).toEqual([['BAD_INPUT', 'input.localStart']]);
    expect(reply.errors[0]?.message).toContain(`${sunday} 02:30 does not exist in Europe/Brussels`);
    const without = await planner.planned(`${daysAfter(sunday, -1)}T02:30`, { ...more, except: [sunday] });
    expect(localStarts(without)).toEqual([-1, 1].map((days) => `${daysAfter(sunday, days)}T02:30`));
  });

  test('a rule without an end ends with the term', async () => {
    const sessions = await planner.planned(`${year}-12-01T17:00`, { rule: 'FREQ=WEEKLY;INTERVAL=2' });
    expect(localStarts(sessions)).toEqual([`${year}-12-01T17:00`, `${year}-12-15T17:00`, `${year}-12-29T17:00`]);
    expect(nth(sessions, 0).series).toEqual({
      id: expect.any(String),
      rule: 'FREQ=WEEKLY;INTERVAL=2',
      localStart: `${year}-12-01T17:00`,
      minutes: 60,
      zone: 'Africa/Kigali',
      ahead: 3,
    });
  });

  test('one with an end beyond the term clashes with it, and says on which dates', async () => {
    const { check } = await planner.plan(`${year}-12-01T17:00`, { rule: 'FREQ=WEEKLY;COUNT=6', accept: anyWarning });
    const outside = check?.clashes.filter(({ kind }) => kind === 'OUTSIDE_TERM').map(({ occurrence }) => occurrence);
    expect(outside).toEqual([`${year + 1}-01-05T17:00`]);
    expect(check?.occurrences).toHaveLength(6);
  });

  test('dates can be left out, single ones added', async () => {
    const [first, second, third] = every(monday, 3, '17:00');
    const sessions = await planner.planned(String(first), {
      rule: 'FREQ=WEEKLY;COUNT=3',
      except: [String(second).slice(0, 10)],
    });
    expect(localStarts(sessions)).toEqual([first, third]);
    await planner.one(`${daysAfter(monday, 8)}T17:00`, { topic: 'Instead' });
    expect(localStarts(await planner.all())).toEqual([first, `${daysAfter(monday, 8)}T17:00`, third]);
  });

  test.each([
    ['more than 400 sessions', { rule: `FREQ=DAILY;UNTIL=${year + 2}1231` }, 'input.rule', '400 sessions'],
    ['no session at all', { rule: 'FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=31' }, 'input.rule', 'no session'],
    ['an end before its beginning', { rule: `FREQ=DAILY;UNTIL=${year}0101` }, 'input.rule', 'no session'],
    [
      'a date left out that it has not',
      { rule: 'FREQ=WEEKLY;COUNT=3', except: [`${year}-01-01`] },
      'input.except',
      'no date',
    ],
    ['all dates left out', { rule: 'FREQ=WEEKLY;COUNT=1', except: [monday] }, 'input.except', 'All dates'],
  ])('not with %s', async (_, wrong, field, sentence) => {
    const reply = await planner.planning(`${monday}T17:00`, wrong);
    expect(refusal(reply)).toEqual([['BAD_INPUT', field]]);
    expect(reply.errors[0]?.message).toContain(sentence);
  });

  test('of 370 days costs as many statements as a single session', async () => {
    const statements = async (more: object) => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      try {
        const { occurrences, clashes } = await planner.check(`${year - 1}-12-28T06:00`, { minutes: 30, ...more });
        return { sessions: occurrences.length, clashes: clashes.length, count: query.mock.calls.length };
      } finally {
        query.mockRestore();
      }
    };
    const one = await statements({});
    const many = await statements({ rule: 'FREQ=DAILY;COUNT=370' });
    expect(one).toMatchObject({ sessions: 1, clashes: 1 });
    expect(many.sessions).toBe(370);
    // Six in the morning is before anybody is up, and some of the days are holidays.
    expect(many.clashes).toBeGreaterThan(370);
    expect(many.count).toBe(one.count);
  });
});

describe('moving a series', () => {
  let four: PlannedSession[];
  beforeEach(async () => {
    four = await planner.planned(`${monday}T17:00`, { rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=4' });
  });

  test('one of it: the others stay, it stays one of the series', async () => {
    const second = nth(four, 1);
    const { sessions, told } = await planner.move(second, { localStart: `${daysAfter(monday, 8)}T18:00` });
    expect([sessions?.length, told]).toEqual([1, 2]);
    const after = await planner.all();
    expect(localStarts(after)).toEqual([
      `${monday}T17:00`,
      `${daysAfter(monday, 8)}T18:00`,
      ...every(daysAfter(monday, 14), 2, '17:00'),
    ]);
    expect(new Set(after.map(({ series }) => series?.id)).size).toBe(1);
  });

  test('it and those after it: the series is split', async () => {
    const { sessions, told } = await planner.move(nth(four, 2), {
      scope: 'THIS_AND_FOLLOWING',
      localStart: `${daysAfter(monday, 15)}T18:30`,
    });
    expect(told).toBe(2);
    expect(localStarts(sessions)).toEqual(every(daysAfter(monday, 15), 2, '18:30'));
    const after = await planner.all();
    expect(localStarts(after)).toEqual([...every(monday, 2, '17:00'), ...every(daysAfter(monday, 15), 2, '18:30')]);
    const until = daysAfter(monday, 7).replaceAll('-', '');
    expect(rules(after)).toEqual([
      ...Array<string>(2).fill(`FREQ=WEEKLY;BYDAY=MO;UNTIL=${until}`),
      ...Array<string>(2).fill('FREQ=WEEKLY;BYDAY=TU;COUNT=2'),
    ]);
    expect(nth(after, 2).series).toMatchObject({ localStart: `${daysAfter(monday, 15)}T18:30`, ahead: 2 });
  });

  test('all of it: as much local time, on both sides of a change of clocks', async () => {
    const sunday = lastSunday(3);
    const zone = 'Europe/Brussels';
    const friday = daysAfter(sunday, -9);
    const series = await planner.planned(`${friday}T17:00`, { rule: 'FREQ=WEEKLY;COUNT=4', zone });
    const { sessions } = await planner.move(nth(series, 3), {
      scope: 'ALL',
      localStart: `${daysAfter(friday, 21)}T18:15`,
    });
    expect(localStarts(sessions)).toEqual(every(friday, 4, '18:15'));
    expect(sessions?.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['17:15', '17:15', '16:15', '16:15']);
    const left: { count: number }[] = await api.dataSource.query(
      `SELECT count(*)::integer AS count FROM session_series WHERE section_id = $1`,
      [at.sectionId],
    );
    expect(left).toEqual([{ count: 2 }]);
  });

  test('by whole days, also onto its own former dates', async () => {
    const { sessions } = await planner.move(nth(four, 0), {
      scope: 'ALL',
      localStart: `${daysAfter(monday, 7)}T17:00`,
    });
    expect(localStarts(sessions)).toEqual(every(daysAfter(monday, 7), 4, '17:00'));
    const back = await planner.move(nth(sessions ?? [], 1), {
      scope: 'ALL',
      localStart: `${daysAfter(monday, 12)}T09:00`,
    });
    expect(localStarts(back.sessions)).toEqual(every(daysAfter(monday, 5), 4, '09:00'));
    expect(rules(back.sessions ?? [])).toEqual(Array<string>(4).fill('FREQ=WEEKLY;BYDAY=SA;COUNT=4'));
  });

  test('not where no rule makes the days', async () => {
    const monthly = await planner.planned(`${firstWeekday(3, 2)}T09:00`, { rule: 'FREQ=MONTHLY;BYDAY=1TU;COUNT=3' });
    const wednesday = `${daysAfter(firstWeekday(3, 2), 1)}T09:00`;
    const reply = await planner.moving(nth(monthly, 0), { scope: 'ALL', localStart: wednesday });
    expect(refusal(reply)).toEqual([['BAD_INPUT', 'input.localStart']]);
    expect(reply.errors[0]?.message).toContain('follow no rule');
    const later = await planner.move(nth(monthly, 0), {
      scope: 'ALL',
      localStart: wednesday.replace(/.{15}/, `${firstWeekday(3, 2)}T11:0`),
    });
    expect(later.sessions).toHaveLength(3);
  });

  test('sessions that are over, begun or cancelled are never changed', async () => {
    const [over, begun, cancelled, ahead] = four.map(({ id }) => id);
    await api.dataSource.query(
      `UPDATE session SET starts_at = now() - interval '2 days', ends_at = now() - interval '47 hours' WHERE id = $1`,
      [over],
    );
    await api.dataSource.query('INSERT INTO class (session_id, last_seq) VALUES ($1, 3)', [begun]);
    await planner.cancel(String(cancelled));
    const { sessions } = await planner.move(nth(four, 3), {
      scope: 'ALL',
      localStart: `${daysAfter(monday, 21)}T18:00`,
    });
    expect(sessions?.map(({ id }) => id)).toEqual([ahead]);
    const gone = await planner.cancel(String(ahead), 'ALL');
    expect(gone.map(({ id, phase }) => [id, phase])).toEqual([[ahead, 'CANCELLED']]);
  });

  test('one that was moved by hand keeps its time, and gets the room', async () => {
    const byHand = `${daysAfter(monday, 9)}T08:00`;
    await planner.move(nth(four, 1), { localStart: byHand });
    const [room]: { id: string }[] = await api.dataSource.query(
      `INSERT INTO room (campus_id, name, seats) VALUES ($1, 'Lab', 40) RETURNING id`,
      [at.campusId],
    );
    const { sessions } = await planner.move(nth(four, 0), {
      scope: 'ALL',
      localStart: `${monday}T18:00`,
      roomId: room?.id,
    });
    expect(localStarts(sessions)).toEqual([
      `${monday}T18:00`,
      byHand,
      `${daysAfter(monday, 14)}T18:00`,
      `${daysAfter(monday, 21)}T18:00`,
    ]);
    expect(sessions?.map((session) => session.room?.name)).toEqual(['Lab', 'Lab', 'Lab', 'Lab']);
  });

  test('onto one that keeps its time is refused', async () => {
    await planner.move(nth(four, 1), { localStart: `${daysAfter(monday, 7)}T18:30` });
    const { check } = await planner.move(nth(four, 0), { scope: 'ALL', localStart: `${monday}T18:00`, minutes: 90 });
    // The second stays; the first and the others do not meet it.
    expect(check).toBeUndefined();
    await planner.move({ id: nth(four, 1).id, version: 3 }, { localStart: `${daysAfter(monday, 14)}T20:00` });
    const [first] = await planner.all();
    const onto = await planner.move(first ?? nth(four, 0), { scope: 'ALL', localStart: `${monday}T19:30` });
    expect(onto.check?.clashes).toContainEqual(
      expect.objectContaining({
        kind: 'SECTION',
        occurrence: `${daysAfter(monday, 14)}T19:30`,
        session: { id: nth(four, 1).id },
      }),
    );
  });

  test('only room, topic and lecturers: no new series', async () => {
    const stand = await saveMember(api.dataSource.manager, at.institutionId, 'lecturer', { name: 'Claire' });
    const { sessions, told } = await planner.move(nth(four, 1), {
      scope: 'THIS_AND_FOLLOWING',
      topic: 'Indexes',
      lecturerIds: [stand],
    });
    expect(told).toBe(3);
    expect(sessions).toHaveLength(3);
    expect(sessions?.[0]).toMatchObject({
      topic: 'Indexes',
      substituted: true,
      lecturers: [{ id: stand }],
      version: 2,
    });
    const after = await planner.all();
    expect(after.map(({ substituted }) => substituted)).toEqual([false, true, true, true]);
    expect(new Set(after.map(({ series }) => series?.id)).size).toBe(1);
    const back = await planner.move(nth(after, 1), { scope: 'ALL', lecturerIds: [] });
    expect(back.sessions?.map(({ substituted }) => substituted)).toEqual([false, false, false, false]);
  });
});

describe('cancelling a series', () => {
  test('one, it and those after it, all', async () => {
    const five = await planner.planned(`${monday}T17:00`, { rule: 'FREQ=WEEKLY;COUNT=5' });
    expect(await planner.cancel(nth(five, 3).id)).toHaveLength(1);
    expect(await planner.cancel(nth(five, 2).id, 'THIS_AND_FOLLOWING')).toHaveLength(2);
    const phases = async () => (await planner.all()).map(({ phase }) => phase);
    expect(await phases()).toEqual(['PLANNED', 'PLANNED', 'CANCELLED', 'CANCELLED', 'CANCELLED']);
    const [first] = await planner.all();
    const until = daysAfter(monday, 7).replaceAll('-', '');
    expect(first?.series).toMatchObject({ rule: `FREQ=WEEKLY;UNTIL=${until}`, ahead: 2 });
    expect(await planner.cancel(nth(five, 1).id, 'ALL')).toHaveLength(2);
    expect(new Set(await phases())).toEqual(new Set(['CANCELLED']));
  });
});
