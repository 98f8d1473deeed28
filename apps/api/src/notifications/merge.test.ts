import { describe, expect, test } from '@jest/globals';
import type { ChangeFacts, PlannedFacts } from './facts.ts';
import { merged } from './merge.ts';

const now = new Date('2026-11-01T00:00:00Z');
const at = (hour: number, more: Partial<PlannedFacts> = {}): PlannedFacts => ({
  startsAt: `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`,
  endsAt: `2026-11-23T${String(hour + 1).padStart(2, '0')}:00:00.000Z`,
  zone: 'Africa/Kigali',
  room: null,
  lecturers: ['a', 'b'],
  topic: '',
  ...more,
});
const change = (before: PlannedFacts | null, after: PlannedFacts | null, sessionId = 's'): ChangeFacts => ({
  sessionId,
  what: 'moved',
  before,
  after,
});

describe('several changes of one session', () => {
  test('go from the first old time to the last new one', () => {
    expect(merged([change(at(8), at(9)), change(at(9), at(10))], now)).toEqual([
      { sessionId: 's', before: at(8), after: at(10) },
    ]);
  });

  test.each([
    ['moved there and back', [change(at(8), at(9)), change(at(9), at(8))]],
    ['planned and cancelled', [change(null, at(8)), change(at(8), null)]],
    ['another room and the old one again', [change(at(8), at(8, { room: 'B' })), change(at(8, { room: 'B' }), at(8))]],
    ['the same lecturers in another order', [change(at(8), at(8, { lecturers: ['b', 'a'] }))]],
    ['another topic only', [change(at(8), at(8, { topic: 'Joins' }))]],
  ])('%s are nothing to write about', (_, changes) => {
    expect(merged(changes, now)).toEqual([]);
  });

  test('planned and moved is planned', () => {
    expect(merged([change(null, at(8)), change(at(8), at(9))], now)).toEqual([
      { sessionId: 's', before: null, after: at(9) },
    ]);
  });
});

describe('a reason', () => {
  const because = (one: ChangeFacts, reason: string): ChangeFacts => ({ ...one, reason });
  const reasonOf = (...changes: ChangeFacts[]) => merged(changes, now)[0]?.reason;

  test('is the last one that was said', () => {
    expect(reasonOf(because(change(at(8), at(9)), 'ill'), because(change(at(9), at(10)), 'power cut'))).toBe(
      'power cut',
    );
  });

  test('stays when only the room changes after it', () => {
    expect(reasonOf(because(change(at(8), at(9)), 'ill'), change(at(9), at(9, { room: 'B' })))).toBe('ill');
  });

  test.each([
    ['moved again', change(at(9), at(10))],
    ['cancelled', change(at(9), null)],
  ])('does not explain what was %s without one', (_, later) => {
    expect(reasonOf(because(change(at(8), at(9)), 'ill'), later)).toBeUndefined();
  });
});

test('sessions stay apart and come in the order of their times', () => {
  const changes = [change(null, at(12), 'late'), change(at(8), null, 'early')];
  expect(merged(changes, now).map(({ sessionId }) => sessionId)).toEqual(['early', 'late']);
});

test('a change of a session that is over needs no mail', () => {
  expect(merged([change(at(8), null)], new Date('2026-11-23T09:00:00Z'))).toEqual([]);
  expect(merged([change(at(8), at(9))], new Date('2026-11-23T09:30:00Z'))).toHaveLength(1);
});
