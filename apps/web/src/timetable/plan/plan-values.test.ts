import { describe, expect, test } from '@jest/globals';
import { groupClashes, kindsToAccept } from './clashes.ts';
import type { Clash } from './clashes.ts';
import { daysOf, moveInput, planInput, readPlan, valuesOf } from './plan-values.ts';

const form = (fields: Record<string, string | string[]>) => {
  const values = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) values.append(name, one);
  return values;
};
const once = {
  topic: ' Joins ',
  date: '2026-11-23',
  time: '17:00',
  minutes: '90',
  zone: 'Africa/Kigali',
  roomId: '',
  lecturerId: '',
  repeats: 'no',
};

describe('the input for the API', () => {
  test('is that of one session', () => {
    expect(planInput('s1', readPlan(form(once)))).toEqual({
      sectionId: 's1',
      topic: 'Joins',
      localStart: '2026-11-23T17:00',
      minutes: 90,
      zone: 'Africa/Kigali',
      roomId: null,
      rule: null,
      except: [],
      lecturerIds: null,
      accept: [],
    });
  });

  test('is that of a series, with a room, a substitute, a day left out and a holiday accepted', () => {
    const values = readPlan(
      form({
        ...once,
        roomId: 'r1',
        lecturerId: 'p1',
        repeats: 'second',
        weekdays: ['0', '2'],
        ends: 'until',
        until: '2026-12-31',
        except: ['2026-12-07'],
        accept: ['HOLIDAY', 'COHORT'],
      }),
    );
    expect(planInput('s1', values)).toMatchObject({
      rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261231',
      except: ['2026-12-07'],
      roomId: 'r1',
      lecturerIds: ['p1'],
      accept: ['HOLIDAY', 'COHORT'],
    });
    expect(daysOf(values)).toEqual(['2026-11-23', '2026-11-25', '2026-12-09', '2026-12-21', '2026-12-23']);
  });

  test.each([
    ['no day', { date: '' }],
    ['no time', { time: '' }],
    ['no length', { minutes: '' }],
    ['a series without end', { repeats: 'weekly', ends: 'until', until: '' }],
    ['a series of no sessions', { repeats: 'weekly', ends: 'count', count: '0' }],
  ])('nothing while it is not complete: %s', (_what, missing) => {
    expect(planInput('s1', readPlan(form({ ...once, ...missing })))).toBeUndefined();
  });
});

const session = {
  id: 'x',
  version: 3,
  localStart: '2026-11-23T17:00',
  startsAt: '2026-11-23T15:00:00.000Z',
  endsAt: '2026-11-23T16:30:00.000Z',
  zone: 'Africa/Kigali',
  topic: 'Joins',
  room: { __typename: 'Room' as const, id: 'r1', name: 'Room 1' },
  lecturers: [{ __typename: 'Person' as const, id: 'p1', name: 'Dr Uwase' }],
  substituted: false,
};
const changed = (fields: Partial<ReturnType<typeof readPlan>>) =>
  moveInput(session, {
    ...valuesOf(session),
    repeat: undefined,
    scope: 'THIS',
    reason: '',
    accept: [],
    ...fields,
  });

describe('the input of a change', () => {
  const head = { sessionId: 'x', version: 3, scope: 'THIS', accept: [] };
  test('is empty when nothing changes', () => {
    expect(changed({})).toBeUndefined();
  });
  test('carries time, room and lecturer', () => {
    expect(changed({ time: '18:00' })).toEqual({ ...head, localStart: '2026-11-23T18:00', zone: 'Africa/Kigali' });
    expect(changed({ roomId: '' })).toEqual({ ...head, noRoom: true });
    expect(changed({ roomId: 'r2', scope: 'ALL' })).toEqual({ ...head, scope: 'ALL', roomId: 'r2' });
    expect(changed({ lecturerId: 'p2' })).toEqual({ ...head, lecturerIds: ['p2'] });
  });
  test('carries a reason with a change, and no reason alone', () => {
    expect(changed({ roomId: '', reason: 'Painted' })).toEqual({ ...head, noRoom: true, reason: 'Painted' });
    expect(changed({ reason: 'Painted' })).toBeUndefined();
  });
  test('carries an empty list to go back to the section’s lecturers', () => {
    const values = {
      ...valuesOf({ ...session, substituted: true }),
      repeat: undefined,
      scope: 'THIS' as const,
      reason: '',
    };
    expect(values.lecturerId).toBe('p1');
    expect(moveInput({ ...session, substituted: true }, { ...values, accept: [], lecturerId: '' })).toMatchObject({
      lecturerIds: [],
    });
  });
});

test('the same clash on many days is shown once; blocking clashes come first', () => {
  const clash = (kind: Clash['kind'], day: string, who: string, blocking: boolean): Clash => ({
    __typename: 'Clash',
    kind,
    blocking,
    occurrence: `${day}T17:00`,
    who,
    count: null,
    country: null,
    startsAt: null,
    endsAt: null,
    zone: null,
    session: null,
  });
  const clashes = [
    clash('HOLIDAY', '2026-12-25', 'Christmas', false),
    clash('LECTURER', '2026-11-23', 'Dr Uwase', true),
    clash('LECTURER', '2026-11-30', 'Dr Uwase', true),
    clash('LECTURER', '2026-11-30', 'Dr Keza', true),
  ];
  expect(groupClashes(clashes).map(({ first, days }) => [first.kind, first.who, days.length])).toEqual([
    ['LECTURER', 'Dr Uwase', 2],
    ['LECTURER', 'Dr Keza', 1],
    ['HOLIDAY', 'Christmas', 1],
  ]);
  expect(kindsToAccept(clashes)).toEqual(['HOLIDAY']);
});
