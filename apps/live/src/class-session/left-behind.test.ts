import { describe, expect, test } from '@jest/globals';
import { emptyClass, fold, foldAll } from '#classroom';
import type { ClassEvent, ClassState, LeaveReason, NewClassEvent } from '#classroom';
import { limits } from '#contract';
import { leftBehind } from './left-behind.ts';

const append = (state: ClassState, events: readonly NewClassEvent[]): ClassState =>
  events.reduce((before, event) => fold(before, { ...event, seq: before.seq + 1, at: 0 } as ClassEvent), state);

const going = append(emptyClass, [
  { by: 'host', type: 'joined', body: { name: 'Host', role: 'host' } },
  { by: 'ada', type: 'joined', body: { name: 'Ada', role: 'listener' } },
  { by: 'bosco', type: 'joined', body: { name: 'Bosco', role: 'listener' } },
  { by: 'ada', type: 'pace-said', body: { pace: 'lost', was: 'well' } },
  { by: 'bosco', type: 'pace-said', body: { pace: 'lost', was: 'well' } },
  { by: 'host', type: 'groups-opened', body: { groups: [{ id: 1, name: 'One', members: ['ada'] }] } },
  { by: 'host', type: 'broadcast-started', body: {} },
]);
const without = (by: string, reason: LeaveReason) => append(going, [{ by, type: 'left', body: { reason } }]);
const waits = limits.mediaKeptSeconds * 1_000;

describe('what people leave behind', () => {
  test('nothing, while they are here', () => {
    expect(leftBehind(going, waits)).toEqual([]);
  });

  test('a person who left or was sent out counts no more in the pace', () => {
    for (const reason of ['left', 'sent-out'] as const) {
      const state = without('ada', reason);
      const after = append(state, leftBehind(state, 0));
      expect(after.pace.now).toEqual({ slow: 0, fast: 0, lost: 1 });
      expect(after.pace.curve.at(-1)).toMatchObject({ lost: 1 });
      expect(leftBehind(after, 0)).toEqual([]);
    }
  });

  test('a lost connection is waited for as long as the media wait', () => {
    const [ada, host] = [without('ada', 'line'), without('host', 'server')];
    for (const state of [ada, host]) expect(leftBehind(state, waits - 1)).toEqual([]);
    expect(append(ada, leftBehind(ada, waits)).pace.now.lost).toBe(1);
    expect(leftBehind(host, waits)).toEqual([{ by: 'host', type: 'broadcast-stopped', body: {} }]);
    expect(append(host, leftBehind(host, waits)).split).not.toHaveProperty('broadcast');
  });

  test('nothing more is written into a class that has ended', () => {
    const ended = foldAll(without('ada', 'left'), [
      { by: 'host', type: 'class-ended', body: {}, seq: going.seq + 2, at: 0 } as ClassEvent,
    ]);
    expect(leftBehind(ended, waits)).toEqual([]);
  });
});
