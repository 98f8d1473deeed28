import { describe, expect, test } from '@jest/globals';
import { arrange, nextBoundary } from './agenda.ts';

const now = Date.parse('2026-11-23T14:30:00Z');
const session = (id: string, startsAt: string, phase = 'PLANNED') => ({
  id,
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + 5_400_000).toISOString(),
  phase,
});
const ids = (sessions: { id: string }[]) => sessions.map(({ id }) => id);

describe('the agenda', () => {
  test('a running session is next, the rest of the day and the following days come below', () => {
    const agenda = arrange(
      [
        session('live', '2026-11-23T14:00:00Z', 'LIVE'),
        session('evening', '2026-11-23T17:00:00Z'),
        session('a', '2026-11-25T08:00:00Z'),
        session('b', '2026-11-25T12:00:00Z'),
        session('c', '2026-11-27T08:00:00Z'),
      ],
      now,
      'Africa/Kigali',
    );
    expect(agenda.next?.id).toBe('live');
    expect(ids(agenda.today)).toEqual(['evening']);
    expect(agenda.days.map(({ day, sessions }) => [day, ids(sessions)])).toEqual([
      ['2026-11-25', ['a', 'b']],
      ['2026-11-27', ['c']],
    ]);
  });

  test('a cancelled or ended session is never next but stays in its day', () => {
    const agenda = arrange(
      [
        session('gone', '2026-11-23T15:00:00Z', 'CANCELLED'),
        session('over', '2026-11-23T13:00:00Z', 'ENDED'),
        session('then', '2026-11-23T18:00:00Z'),
      ],
      now,
      'Africa/Kigali',
    );
    expect(agenda.next?.id).toBe('then');
    expect(ids(agenda.today)).toEqual(['gone', 'over']);
  });

  test('days are the reader’s, not UTC’s', () => {
    const late = session('late', '2026-11-23T22:30:00Z');
    const first = session('first', '2026-11-23T15:00:00Z');
    expect(arrange([first, late], now, 'Africa/Kigali').days[0]?.day).toBe('2026-11-24');
    expect(ids(arrange([first, late], now, 'America/Montreal').today)).toEqual(['late']);
  });
});

describe('when the agenda is old', () => {
  const sessions = [session('one', '2026-11-23T15:00:00Z')];
  test.each([
    ['2026-11-23T14:30:00Z', '2026-11-23T14:45:00.000Z'],
    ['2026-11-23T14:45:00Z', '2026-11-23T15:00:00.000Z'],
    ['2026-11-23T15:20:00Z', '2026-11-23T16:30:00.000Z'],
  ])('looked at %s, it is until %s', (from, until) => {
    expect(nextBoundary(sessions, Date.parse(from))).toBe(Date.parse(until));
  });
  test('is never when no session lies ahead', () => {
    expect(nextBoundary(sessions, Date.parse('2026-11-24T00:00:00Z'))).toBeUndefined();
    expect(nextBoundary([], now)).toBeUndefined();
  });
});
