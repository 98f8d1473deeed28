import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { ClassEvent, NewClassEvent } from '../events.ts';
import { foldAll } from '../fold.ts';
import { belongs, groupNow, hears, shareOut, speaksToClass } from './groups.ts';
import { may, mayCaptionNow, mayDrawOn, mayGoOn, mayTurn, mayWriteTo } from '../rules.ts';
import { emptyClass, personOf } from '../state.ts';
import type { ClassState } from '../state.ts';
import { logs } from '../testing.ts';

const start = 1_764_000_000_000;

function classAfter(...events: readonly NewClassEvent[]): ClassState {
  return foldAll(
    emptyClass,
    events.map((event, index) => ({ ...event, seq: index + 1, at: start + index * 1_000 }) as ClassEvent),
  );
}
const joins = (by: string, role: 'host' | 'listener' = 'listener'): NewClassEvent => ({
  by,
  type: 'joined',
  body: { name: by, role },
});
const splits: NewClassEvent = {
  by: 'host',
  type: 'groups-opened',
  body: {
    task: 'Find the keys',
    groups: [
      { id: 1, name: 'One', members: ['ada', 'bosco'] },
      { id: 2, name: 'Two', members: ['chantal'] },
    ],
  },
};
const all = [joins('host', 'host'), joins('ada'), joins('bosco'), joins('chantal'), joins('didier')];
const moves = (who: string, to?: number): NewClassEvent => ({
  by: 'host',
  type: 'group-moved',
  body: to === undefined ? { who } : { who, to },
});

describe('a class that is split', () => {
  const split = classAfter(...all, splits);

  test('has everybody in their group, and the others where they were', () => {
    const rooms = Object.fromEntries(Object.keys(split.people).map((id) => [id, groupNow(split, id)?.name]));
    expect(rooms).toEqual({ host: undefined, ada: 'One', bosco: 'One', chantal: 'Two', didier: undefined });
    expect(split.split).toEqual({ seq: 6, task: 'Find the keys' });
  });

  test('lets those hear each other who are in one room', () => {
    expect(hears(split, 'ada', 'bosco')).toBe(true);
    expect(hears(split, 'ada', 'chantal')).toBe(false);
    expect(hears(split, 'ada', 'host')).toBe(false);
    expect(hears(split, 'didier', 'host')).toBe(true);
  });

  test('lets all hear the person who speaks to all, and that person nobody else', () => {
    const told = classAfter(...all, splits, { by: 'host', type: 'broadcast-started', body: {} });
    expect(['ada', 'chantal', 'didier'].map((id) => hears(told, id, 'host'))).toEqual([true, true, true]);
    expect(hears(told, 'host', 'ada')).toBe(false);
    expect(['ada', 'host', 'didier'].map((id) => speaksToClass(told, id))).toEqual([false, true, true]);
    // Who types captions in a group hears the class only now.
    expect([mayCaptionNow(split, 'ada'), mayCaptionNow(told, 'ada'), mayCaptionNow(split, 'didier')]).toEqual([
      false,
      true,
      true,
    ]);
    const over = classAfter(
      ...all,
      splits,
      { by: 'host', type: 'broadcast-started', body: {} },
      { by: 'host', type: 'broadcast-stopped', body: {} },
    );
    expect(hears(over, 'ada', 'host')).toBe(false);
  });

  const tells = (by: string): NewClassEvent => ({ by, type: 'broadcast-started', body: {} });
  const names: NewClassEvent = { by: 'host', type: 'cohost-named', body: { to: 'ada' } };
  test.each<[string, string, NewClassEvent]>([
    ['leaves', 'host', { by: 'host', type: 'left', body: { reason: 'left' } }],
    ['is a co-host no longer', 'ada', { by: 'host', type: 'cohost-released', body: { from: 'ada' } }],
    ['is sent out', 'ada', { by: 'host', type: 'sent-out', body: { who: 'ada', back: true } }],
  ])('nobody speaks to all any longer who %s', (_how, speaker, event) => {
    const before = classAfter(...all, splits, names, tells(speaker));
    expect(before.split?.broadcast).toBe(speaker);
    const after = classAfter(...all, splits, names, tells(speaker), event);
    expect(after.split).toEqual({ seq: 6, task: 'Find the keys' });
  });

  test('a person who speaks to all goes on when a lost connection is back, and when somebody else is gone', () => {
    const lost: NewClassEvent = { by: 'host', type: 'left', body: { reason: 'line' } };
    const other: NewClassEvent = { by: 'ada', type: 'left', body: { reason: 'left' } };
    expect(classAfter(...all, splits, tells('host'), lost, other).split?.broadcast).toBe('host');
  });

  test('lets everybody in a group speak, draw, write and turn pages there, and nowhere else', () => {
    expect(may(split, 'ada', 'publish-microphone')).toBe(true);
    expect(may(split, 'ada', 'publish-camera')).toBe(false);
    expect(may(split, 'didier', 'publish-microphone')).toBe(false);
    expect(['group/1/1', 'group/2/1', 'blank/1'].map((page) => mayDrawOn(split, 'ada', page))).toEqual([
      true,
      false,
      false,
    ]);
    expect([1, 2, undefined].map((group) => mayTurn(split, 'ada', group))).toEqual([true, false, false]);
    expect([1, 2, undefined].map((group) => mayWriteTo(split, 'ada', group))).toEqual([true, false, true]);
    expect([1, 2, undefined].map((group) => mayWriteTo(split, 'host', group))).toEqual([true, true, true]);
  });

  test('keeps what is locked locked for the class; groups write, and call for help', () => {
    const locked = classAfter(
      ...all,
      { by: 'host', type: 'locked', body: { what: 'chat' } },
      { by: 'host', type: 'locked', body: { what: 'hands' } },
      { by: 'host', type: 'locked', body: { what: 'notes' } },
      splits,
    );
    expect(['ada', 'didier'].map((id) => may(locked, id, 'raise-hand'))).toEqual([true, false]);
    expect(['ada', 'didier', 'host'].map((id) => may(locked, id, 'write-notes'))).toEqual([false, false, true]);
    expect(may(locked, 'ada', 'post-message')).toBe(true);
    expect(mayWriteTo(locked, 'ada', 1)).toBe(true);
    expect(mayWriteTo(locked, 'ada', undefined)).toBe(false);
    expect(may(locked, 'didier', 'post-message')).toBe(false);
  });

  test('takes what was written in a group when the groups are closed and the chat is locked meanwhile', () => {
    const closed = classAfter(
      ...all,
      splits,
      { by: 'host', type: 'locked', body: { what: 'chat' } },
      { by: 'host', type: 'groups-closed', body: {} },
    );
    expect([may(closed, 'ada', 'post-message'), may(closed, 'didier', 'post-message')]).toEqual([true, false]);
    expect([1, 2, undefined].map((group) => mayWriteTo(closed, 'ada', group))).toEqual([true, false, false]);
  });

  test('is together again at the end: what was said in a group stays with those who were in it', () => {
    const speaks: NewClassEvent = { by: 'ada', type: 'media-started', body: { source: 'microphone' } };
    const writes: NewClassEvent = { by: 'ada', type: 'message-posted', body: { text: 'Here', group: 1 } };
    const back = classAfter(...all, splits, speaks, writes, { by: 'host', type: 'groups-closed', body: {} });
    expect(back.split).toBeUndefined();
    expect(Object.values(back.people).map(({ group }) => group)).toEqual(all.map(() => undefined));
    expect(personOf(back, 'ada')?.sources).toEqual([]);
    expect(mayGoOn(back, 'ada', 'microphone')).toBe(false);
    expect(back.messages.map(({ text, group }) => [text, group])).toEqual([['Here', 1]]);
    // What was on its way when the groups were closed still arrives.
    expect([mayWriteTo(back, 'ada', 1), mayDrawOn(back, 'ada', 'group/1/1')]).toEqual([true, true]);
    expect(mayTurn(back, 'ada', 1)).toBe(false);
    expect(hears(back, 'ada', 'host')).toBe(true);
  });

  test('the person who holds the floor keeps it', () => {
    const back = classAfter(
      ...all,
      { by: 'host', type: 'floor-given', body: { to: 'ada' } },
      splits,
      { by: 'ada', type: 'media-started', body: { source: 'microphone' } },
      { by: 'host', type: 'groups-closed', body: {} },
    );
    expect(personOf(back, 'ada')).toMatchObject({ hasFloor: true, sources: ['microphone'] });
  });

  test('split anew, the groups before are closed', () => {
    const again = classAfter(...all, splits, {
      by: 'host',
      type: 'groups-opened',
      body: { groups: [{ id: 3, name: 'Three', members: ['didier'] }] },
    });
    expect(again.groups.map(({ id, closed }) => [id, closed])).toEqual([
      [1, true],
      [2, true],
      [3, undefined],
    ]);
    expect(personOf(again, 'ada')?.group).toBeUndefined();
    expect(foldAll(again, [{ ...moves('ada', 1), seq: again.seq + 1, at: start } as ClassEvent]).people).toEqual(
      again.people,
    );
  });
});

describe('somebody who is moved', () => {
  test('belongs to both groups, and is in one', () => {
    const moved = classAfter(...all, splits, moves('ada', 2));
    expect(groupNow(moved, 'ada')?.id).toBe(2);
    expect([belongs(moved, 'ada', 1), belongs(moved, 'ada', 2)]).toEqual([true, true]);
    expect(hears(moved, 'chantal', 'ada')).toBe(true);
    expect(groupNow(classAfter(...all, splits, moves('ada')), 'ada')).toBeUndefined();
  });

  test('a person whose connection was lost comes back to the group', () => {
    const back = classAfter(...all, splits, { by: 'ada', type: 'left', body: { reason: 'line' } }, joins('ada'));
    expect(groupNow(back, 'ada')?.id).toBe(1);
  });
});

describe('being called back', () => {
  test('has an end, which can be taken back', () => {
    const called = classAfter(...all, splits, { by: 'host', type: 'groups-called', body: { seconds: 60 } });
    expect(called.split).toMatchObject({ called: { by: 'host', endsAt: start + 6_000 + 60_000 } });
    const not = classAfter(
      ...all,
      splits,
      { by: 'host', type: 'groups-called', body: { seconds: 60 } },
      { by: 'host', type: 'groups-called', body: {} },
    );
    expect(not.split).toEqual({ seq: 6, task: 'Find the keys' });
  });

  test('means nothing while the class is not split', () => {
    expect(classAfter(...all, { by: 'host', type: 'groups-called', body: { seconds: 60 } }).split).toBeUndefined();
  });
});

test('a person who has been in a group stays one who has been, whatever happens', () => {
  fc.assert(
    fc.property(logs(), fc.nat(60), (log, cut) => {
      const before = foldAll(emptyClass, log.slice(0, cut));
      const after = foldAll(emptyClass, log);
      for (const { id, members } of before.groups) {
        for (const member of members) expect(belongs(after, member, id)).toBe(true);
      }
      // Nobody is in a group that is closed.
      if (!after.split) for (const person of Object.values(after.people)) expect(person.group).toBeUndefined();
    }),
  );
});

describe('people are shared out', () => {
  test('each once, in groups that differ by one at most', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string()),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        (people, count, mixed) => {
          const groups = shareOut(people, count, mixed ? Math.random : undefined);
          expect(groups.flat().sort()).toEqual([...people].sort());
          const sizes = groups.map(({ length }) => length);
          expect(sizes.length).toBe(count);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('at random: each place is as likely for each', () => {
    const first = { a: 0, b: 0, c: 0 };
    for (let turn = 0; turn < 3_000; turn++) {
      const [group] = shareOut(['a', 'b', 'c'], 3, Math.random);
      first[group?.[0] as 'a'] += 1;
    }
    // 1000 each are expected; six standard deviations are 155.
    for (const count of Object.values(first)) expect(Math.abs(count - 1_000)).toBeLessThan(155);
  });
});
