import { describe, expect, test } from '@jest/globals';
import { classOf, next, opened } from '../decide-testing.ts';
import type { ClassEvent, NewClassEvent } from '../events.ts';
import { isHeard, sources } from './events.ts';
import { personOf } from '../state.ts';
import { concerned, eventFor, isForAll, stateFor, viewerOf } from '../visibility.ts';

const after = (...events: NewClassEvent[]) => classOf([...opened, ...events]);
const person = (id: string, ...events: NewClassEvent[]) => personOf(after(...events), id);
const join = (by: string, body: Partial<{ assists: true; since: number; role: 'host' | 'listener' }> = {}) =>
  ({ by, type: 'joined', body: { name: by, role: 'listener', ...body } }) as NewClassEvent;
const leave = (by: string, reason: 'left' | 'line'): NewClassEvent => ({ by, type: 'left', body: { reason } });
const start = (by: string, source: 'microphone' | 'camera'): NewClassEvent => ({
  by,
  type: 'media-started',
  body: { source },
});
const judged = (quality: 'good' | 'weak' | 'bad'): NewClassEvent => ({
  by: 'ada',
  type: 'line-judged',
  body: { quality },
});
const mute: NewClassEvent = { by: 'host', type: 'muted', body: { who: 'bosco' } };
const take: NewClassEvent = { by: 'host', type: 'floor-taken', body: { from: 'bosco' } };

describe('somebody who comes', () => {
  test('is here with what is known of them, and nothing else', () => {
    expect(person('new', join('new'))).toEqual({
      id: 'new',
      name: 'new',
      role: 'listener',
      present: true,
      firstIn: next - 1,
      hasFloor: false,
      sources: [],
    });
    expect(person('new', join('new', { assists: true }))?.assists).toBe(true);
  });

  test('again keeps what they had, but not that they were gone or sent out', () => {
    const out: NewClassEvent = { by: 'host', type: 'sent-out', body: { who: 'ada', back: true } };
    const ada = person('ada', join('ada', { assists: true }), out, leave('ada', 'line'), join('ada'));
    expect(ada).toMatchObject({ present: true, firstIn: 3 });
    for (const gone of ['leftAt', 'leftReason', 'sentOut', 'assists']) expect(ada).not.toHaveProperty(gone);
  });

  test('waits no longer, and the others do', () => {
    const knock = (by: string): NewClassEvent => ({ by, type: 'knocked', body: { name: by } });
    expect(after(knock('new'), knock('other'), join('new')).waiting.map(({ id }) => id)).toEqual(['other']);
  });

  test('lectures since the event that is named, or since they came as a lecturer', () => {
    expect(person('new', join('new', { role: 'host', since: 4 }))).toMatchObject({
      trustedSince: 4,
      moderatesSince: 4,
    });
    expect(person('new', join('new', { role: 'host' }))).not.toHaveProperty('trustedSince');
    expect(person('ada', join('ada', { role: 'host' }))).toMatchObject({ trustedSince: next, moderatesSince: next });
    // Who was trusted already stays so from then on.
    expect(person('cohost', join('cohost'))).toMatchObject({ trustedSince: 3, moderatesSince: 3 });
  });
});

describe('somebody who goes', () => {
  test('sends nothing, keeps the floor, and has no line that could be weak', () => {
    const bosco = person('bosco', start('bosco', 'microphone'), leave('bosco', 'line'));
    expect(bosco).toMatchObject({ present: false, sources: [], hasFloor: true, leftAt: next, leftReason: 'line' });
    expect(person('ada', judged('bad'), leave('ada', 'line'))).not.toHaveProperty('line');
  });

  test('by themselves speaks no more to all groups; by a lost line they go on afterwards', () => {
    const split: NewClassEvent[] = [
      { by: 'host', type: 'groups-opened', body: { groups: [{ id: 1, name: 'One', members: ['ada'] }] } },
      { by: 'host', type: 'broadcast-started', body: {} },
    ];
    expect(after(...split, leave('host', 'left')).split).not.toHaveProperty('broadcast');
    expect(after(...split, leave('host', 'line')).split?.broadcast).toBe('host');
    expect(after(...split, leave('cohost', 'left')).split?.broadcast).toBe('host');
  });
});

describe('hands and the floor', () => {
  const raise: NewClassEvent = { by: 'ada', type: 'hand-raised', body: {} };

  test('a hand that is raised again keeps its turn', () => {
    expect(person('ada', raise, raise)?.hand).toBe(next);
  });

  test('a hand is lowered by oneself, or by who moderates', () => {
    expect(person('ada', raise, { by: 'ada', type: 'hand-lowered', body: {} })).not.toHaveProperty('hand');
    expect(person('ada', raise, { by: 'host', type: 'hand-lowered', body: { of: 'ada' } })).not.toHaveProperty('hand');
    expect(person('ada', raise, { by: 'host', type: 'hand-lowered', body: { of: 'bosco' } })?.hand).toBe(next);
  });

  test('the floor counts from when it was given first', () => {
    const give: NewClassEvent = { by: 'host', type: 'floor-given', body: { to: 'bosco' } };
    expect(person('bosco', give)?.floorAt).toBe(5);
  });

  test('a turn that is over counts with its length', () => {
    const state = after(take);
    expect(state.turns).toEqual({ count: 1, ms: next - 1 - 5 });
    expect(personOf(state, 'bosco')).toMatchObject({ hasFloor: false });
    expect(personOf(state, 'bosco')).not.toHaveProperty('floorAt');
    // Nobody had it: no turn.
    expect(after(take, take).turns.count).toBe(1);
  });

  test('the floor takes its pictures along', () => {
    const allow: NewClassEvent = { by: 'host', type: 'pictures-allowed', body: { to: 'bosco' } };
    expect(person('bosco', allow)?.mayShow).toBe(true);
    expect(person('bosco', allow, take)).not.toHaveProperty('mayShow');
  });

  test('who keeps order sends on without the floor', () => {
    const give = (to: string): NewClassEvent => ({ by: 'host', type: 'floor-given', body: { to } });
    const takeFrom = (from: string): NewClassEvent => ({ by: 'host', type: 'floor-taken', body: { from } });
    const cohost = person('cohost', give('cohost'), start('cohost', 'camera'), takeFrom('cohost'));
    expect(cohost?.sources).toEqual(['camera']);
    expect(person('host', give('host'), start('host', 'camera'), takeFrom('host'))?.sources).toEqual(['camera']);
    expect(person('bosco', start('bosco', 'microphone'), take)?.sources).toEqual([]);
  });
});

describe('what is sent', () => {
  test('is listed once each, and goes when it is stopped', () => {
    const twice = [start('host', 'microphone'), start('host', 'camera'), start('host', 'microphone')];
    expect(person('host', ...twice)?.sources).toEqual(['camera', 'microphone']);
    const stop: NewClassEvent = { by: 'host', type: 'media-stopped', body: { source: 'camera' } };
    expect(person('host', ...twice, stop)?.sources).toEqual(['microphone']);
  });

  test('is silenced: a listener loses the floor, a lecturer the microphone alone', () => {
    const bosco = person('bosco', start('bosco', 'microphone'), mute);
    expect(bosco).toMatchObject({ hasFloor: false, sources: [], mutedAt: next + 1 });
    const host = person('host', start('host', 'microphone'), start('host', 'camera'), {
      by: 'host',
      type: 'muted',
      body: { who: 'host' },
    });
    expect(host).toMatchObject({ sources: ['camera'], mutedAt: next + 2 });
    const speaking: NewClassEvent = { by: 'host', type: 'floor-given', body: { to: 'host' } };
    const silenced: NewClassEvent = { by: 'host', type: 'muted', body: { who: 'host' } };
    expect(person('host', speaking, silenced)).toMatchObject({ hasFloor: true, mutedAt: next + 1 });
    expect(after({ ...mute, body: { who: 'nobody' } } as NewClassEvent).people).toEqual(after().people);
  });

  test('is not silent any longer once the microphone is open again, whatever else is sent', () => {
    expect(person('bosco', mute, start('bosco', 'camera'))?.mutedAt).toBe(next);
    expect(person('bosco', mute, start('bosco', 'microphone'))).not.toHaveProperty('mutedAt');
    expect(person('bosco', start('bosco', 'camera'))).not.toHaveProperty('mutedAt');
  });

  test('is heard or seen', () => {
    expect(sources.filter(isHeard)).toEqual(['microphone', 'screen-sound']);
  });
});

describe('what is measured', () => {
  const spoke = (ms: number): NewClassEvent => ({ by: 'ada', type: 'spoke', body: { ms } });

  test('adds up what was heard, and knows a line until it is good', () => {
    expect(person('ada', spoke(200), spoke(300))?.spokeMs).toBe(500);
    expect(person('ada', judged('weak'))?.line).toBe('weak');
    expect(person('ada', judged('weak'), judged('good'))).not.toHaveProperty('line');
  });

  test('is for oneself, and for who moderates', () => {
    const state = after(spoke(200), judged('weak'));
    const seen = (id: string) => stateFor(state, viewerOf(state, id)).people['ada'];
    for (const id of ['ada', 'host']) expect([id, seen(id)]).toMatchObject([id, { spokeMs: 200, line: 'weak' }]);
    expect(seen('bosco')).not.toHaveProperty('line');
    expect(seen('bosco')).not.toHaveProperty('spokeMs');
    for (const type of ['spoke', 'line-judged'] as const) {
      const event = { by: 'ada', type, body: {}, seq: next, at: 0 } as unknown as ClassEvent;
      expect(isForAll(event)).toBe(false);
      expect(concerned(event, state)).toEqual(['ada']);
      expect(eventFor(event, state, viewerOf(state, 'ada'))).toBe(event);
      expect(eventFor(event, state, viewerOf(state, 'host'))).toBe(event);
      expect(eventFor(event, state, viewerOf(state, 'bosco')).type).toBe('hidden');
    }
  });

  test('and all else of a person is for everybody', () => {
    const raise: NewClassEvent = { by: 'ada', type: 'hand-raised', body: {} };
    const events = [raise, mute, start('cohost', 'camera'), leave('steward', 'left'), join('new', { assists: true })];
    const state = after({ by: 'host', type: 'pictures-allowed', body: { to: 'bosco' } }, ...events);
    const { people } = stateFor(state, viewerOf(state, 'ada'));
    expect(people).toEqual(state.people);
    for (const event of [...events, take, join('new'), { ...raise, type: 'hand-lowered' } as NewClassEvent])
      expect([event.type, isForAll({ ...event, seq: 1, at: 0 } as ClassEvent)]).toEqual([event.type, true]);
  });
});

test('events about somebody whom the class does not know change nobody', () => {
  for (const event of [
    { by: 'nobody', type: 'hand-raised', body: {} },
    { by: 'nobody', type: 'spoke', body: { ms: 5 } },
    { by: 'host', type: 'floor-given', body: { to: '__proto__' } },
  ] as NewClassEvent[])
    expect(after(event).people).toEqual(after().people);
});
