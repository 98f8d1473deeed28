import { describe, expect, test } from '@jest/globals';
import { classOf, next, opened } from '../decide-testing.ts';
import type { ClassEvent, NewClassEvent } from '../events.ts';
import { groupsSeen, hasWords, isForAll } from '../visibility.ts';
import { belongs, groupNow, groupOf, hears, openGroups, readsGroup, speaksToClass } from './groups.ts';

const after = (...events: NewClassEvent[]) => classOf([...opened, ...events]);
const open = (id: number, ...members: string[]): NewClassEvent => ({
  by: 'host',
  type: 'groups-opened',
  body: { groups: [{ id, name: `Group ${id}`, members }] },
});
const move = (by: string, who: string, to?: number): NewClassEvent => ({
  by,
  type: 'group-moved',
  body: { who, ...(to === undefined ? {} : { to }) },
});
const call = (seconds?: number): NewClassEvent => ({
  by: 'cohost',
  type: 'groups-called',
  body: seconds === undefined ? {} : { seconds },
});
const event = (type: 'groups-closed' | 'broadcast-started' | 'broadcast-stopped', by = 'host'): NewClassEvent => ({
  by,
  type,
  body: {},
});
const speaks = (by: string): NewClassEvent => ({ by, type: 'media-started', body: { source: 'microphone' } });

describe('a class is split', () => {
  test('into groups with a page of their own', () => {
    const state = after(open(1, 'ada'));
    expect(state.groups).toEqual([{ id: 1, name: 'Group 1', members: ['ada'], page: 'group/1/1', blanks: 1 }]);
    expect(state.split).toEqual({ seq: next });
    expect(groupNow(state, 'ada')?.name).toBe('Group 1');
    expect(groupNow(state, '__proto__')).toBeUndefined();
  });

  test('again: the earlier groups are closed, and nobody stays in one', () => {
    const state = after(open(1, 'ada', 'bosco'), open(2, 'ada'));
    expect(state.groups.map(({ id, closed }) => [id, closed])).toEqual([
      [1, true],
      [2, undefined],
    ]);
    expect(openGroups(state).map(({ id }) => id)).toEqual([2]);
    expect([groupNow(state, 'ada')?.id, groupNow(state, 'bosco')]).toEqual([2, undefined]);
  });

  test('without giving a number a second meaning', () => {
    const twice: NewClassEvent = {
      by: 'host',
      type: 'groups-opened',
      body: {
        groups: [
          { id: 2, name: 'Two', members: ['ada'] },
          { id: 2, name: 'Two again', members: ['bosco'] },
        ],
      },
    };
    expect(after(twice).groups.map(({ name }) => name)).toEqual(['Two']);
    const used = after(open(1, 'ada'), { ...open(1, 'bosco') });
    expect(used.groups).toHaveLength(1);
    expect(groupOf(used, 1)?.members).toEqual(['ada']);
    expect(groupNow(used, 'bosco')).toBeUndefined();
  });
});

describe('people move', () => {
  test('into a group, whose words are theirs when they are put into it, and from then on when they look in', () => {
    const state = after(open(1, 'ada'), move('host', 'bosco', 1), move('cohost', 'cohost', 1));
    expect(groupOf(state, 1)?.members).toEqual(['ada', 'bosco', 'cohost']);
    expect(groupOf(state, 1)?.visited).toEqual({ cohost: next + 2 });
    expect(readsGroup(state, 'bosco', 1, next)).toBe(true);
    expect(readsGroup(state, 'cohost', 1, next + 1)).toBe(false);
    expect(readsGroup(state, 'cohost', 1, next + 2)).toBe(true);
    expect(readsGroup(state, 'host', 1, next + 9)).toBe(false);
    expect(readsGroup(state, 'ada', 7, next)).toBe(false);
    // Who comes back to their own group is no visitor.
    const back = after(open(1, 'ada'), move('ada', 'ada'), move('ada', 'ada', 1));
    expect(groupOf(back, 1)).not.toHaveProperty('visited');
    expect(groupOf(back, 1)?.members).toEqual(['ada']);
  });

  test('and several who look in are kept apart', () => {
    const state = after(open(1, 'ada'), move('cohost', 'cohost', 1), move('host', 'host', 1));
    expect(groupOf(state, 1)?.visited).toEqual({ cohost: next + 1, host: next + 2 });
  });

  test('nowhere, where there is no such group any more', () => {
    expect(groupNow(after(open(1, 'ada'), move('host', 'bosco', 9)), 'bosco')).toBeUndefined();
    const closed = after(open(1, 'ada'), event('groups-closed'), move('host', 'bosco', 1));
    expect(groupNow(closed, 'bosco')).toBeUndefined();
    expect(belongs(closed, 'bosco', 1)).toBe(false);
    expect(belongs(closed, 'ada', 1)).toBe(true);
    expect(belongs(closed, 'ada', 9)).toBe(false);
  });

  test('back into the class, where only those speak on who have the word there', () => {
    const inside = [open(1, 'ada', 'bosco', 'cohost'), speaks('ada'), speaks('bosco'), speaks('cohost')];
    for (const out of [inside.concat(event('groups-closed')), inside.concat(open(2))]) {
      const { people } = after(...out);
      expect([people['ada']?.sources, people['bosco']?.sources, people['cohost']?.sources]).toEqual([
        [],
        ['microphone'],
        ['microphone'],
      ]);
    }
    const { people } = after(open(1, 'ada', 'bosco'), speaks('ada'), speaks('bosco'), move('host', 'ada'));
    expect(people['ada']).toMatchObject({ sources: [] });
    expect(people['ada']).not.toHaveProperty('group');
    expect(people['bosco']).toMatchObject({ group: 1, sources: ['microphone'] });
    // Who was in none goes on.
    const host = after(open(1, 'ada'), speaks('bosco'), event('groups-closed')).people['bosco'];
    expect(host?.sources).toEqual(['microphone']);
  });
});

describe('groups are called back', () => {
  test('by somebody, for a time, and not, after all', () => {
    expect(after(open(1), call(60)).split?.called).toEqual({ by: 'cohost', endsAt: next + 60_000 });
    expect(after(open(1), call(60), call()).split).toEqual({ seq: next });
  });

  test('only while the class is split', () => {
    for (const said of [call(60), event('broadcast-started'), event('broadcast-stopped')])
      expect(after(said)).not.toHaveProperty('split');
    expect(after(open(1, 'ada'), event('groups-closed'))).not.toHaveProperty('split');
  });
});

test('one speaks to all groups until it is stopped', () => {
  const told = after(open(1, 'ada'), event('broadcast-started', 'cohost'));
  expect(told.split?.broadcast).toBe('cohost');
  expect([hears(told, 'ada', 'cohost'), hears(told, 'ada', 'host')]).toEqual([true, false]);
  expect([speaksToClass(told, 'cohost'), speaksToClass(told, 'ada')]).toEqual([true, false]);
  const over = after(open(1, 'ada'), event('broadcast-started', 'cohost'), event('broadcast-stopped', 'cohost'));
  expect(over.split).toEqual({ seq: next });
  expect(hears(after(), 'ada', 'host')).toBe(true);
});

describe('what a group wrote', () => {
  const mark = { kind: 'line', ink: 'ink', width: 60, box: [0, 0, 9, 9] } as const;
  const groups = open(1, 'ada');

  test('is known by its messages and its marks', () => {
    const written = after(groups, { by: 'ada', type: 'message-posted', body: { text: 'x', group: 1 } });
    const drawn = after(groups, { by: 'ada', type: 'mark-made', body: { page: 'group/1/1', mark } });
    for (const state of [written, drawn]) {
      expect(hasWords(state, [1])).toBe(true);
      expect(hasWords(state, [2])).toBe(false);
      expect(hasWords(state, [])).toBe(false);
    }
    const toAll = after(groups, { by: 'host', type: 'message-posted', body: { text: 'x' } });
    expect(hasWords(toAll, [1])).toBe(false);
    const shown: NewClassEvent[] = [
      { by: 'host', type: 'page-added', body: {} },
      { by: 'host', type: 'mark-made', body: { page: 'blank/1', mark } },
    ];
    expect(hasWords(after(groups, ...shown), [1])).toBe(false);
  });

  test('is seen by who has been in it', () => {
    const state = after(groups, open(2, 'ada', 'bosco'));
    expect(['ada', 'bosco', 'host'].map((id) => groupsSeen(state, id))).toEqual([[1, 2], [2], []]);
  });
});

test('everybody sees how the class is split', () => {
  const events = [open(1), move('host', 'ada', 1), call(9), event('groups-closed'), event('broadcast-started')];
  for (const one of [...events, event('broadcast-stopped')])
    expect([one.type, isForAll({ ...one, seq: 1, at: 0 } as ClassEvent)]).toEqual([one.type, true]);
});
