import { describe, expect, test } from '@jest/globals';
import { classOf, next, opened } from '../decide-testing.ts';
import type { ClassEvent, NewClassEvent } from '../events.ts';
import { personOf } from '../state.ts';
import { concerned, eventFor, isForAll, stateFor, viewerOf } from '../visibility.ts';
import { mayBeShown, whoMayShow } from './pictures.ts';

const after = (...events: NewClassEvent[]) => classOf([...opened, ...events]);
const person = (id: string, ...events: NewClassEvent[]) => personOf(after(...events), id);
type Made<T extends NewClassEvent['type']> = Extract<NewClassEvent, { type: T }>;
const event = <T extends NewClassEvent['type']>(by: string, type: T, body: Made<T>['body']) =>
  ({ by, type, body }) as unknown as NewClassEvent;

const give = (to: string) => event('host', 'floor-given', { to });
const allow = (to: string, beside?: true) => event('host', 'pictures-allowed', { to, ...(beside ? { beside } : {}) });
const starts = (by: string, source: 'microphone' | 'camera') => event(by, 'media-started', { source });
const sendOut = (by: string, who: string, back: boolean) => event(by, 'sent-out', { who, back });
const knock = (by: string) => event(by, 'knocked', { name: by.toUpperCase() });
const decide = (by: string, type: 'let-in' | 'turned-away', who: string) => event(by, type, { who });

test('pictures that are allowed again go on', () => {
  const sends = starts('bosco', 'camera');
  expect(person('bosco', allow('bosco'), sends, allow('bosco'))?.sources).toEqual(['camera']);
});

describe('who keeps order', () => {
  test('is trusted from the event on that names them, until they are released', () => {
    const name = event('host', 'cohost-named', { to: 'ada' });
    expect(person('ada', name)).toMatchObject({ cohost: true, trustedSince: next, moderatesSince: next });
    const released = person('ada', name, event('host', 'cohost-released', { from: 'ada' }));
    for (const gone of ['cohost', 'trustedSince', 'moderatesSince']) expect(released).not.toHaveProperty(gone);
  });

  test('and is released sends what they may without it', () => {
    const release = (from: string) => event('host', 'cohost-released', { from });
    const sends = (id: string) => [starts(id, 'microphone'), starts(id, 'camera')];
    const name = (to: string) => event('host', 'cohost-named', { to });
    expect(person('cohost', ...sends('cohost'), release('cohost'))?.sources).toEqual([]);
    // With the floor the voice goes on, and the pictures where they were allowed.
    expect(person('bosco', name('bosco'), ...sends('bosco'), release('bosco'))?.sources).toEqual(['microphone']);
    expect(person('bosco', allow('bosco'), name('bosco'), ...sends('bosco'), release('bosco'))?.sources).toEqual([
      'microphone',
      'camera',
    ]);
    expect(person('host', ...sends('host'), release('host'))?.sources).toEqual(['microphone', 'camera']);
  });

  test('by standing in moderates and is trusted with nothing, until a lecturer is there', () => {
    expect(person('ada', event('ada', 'handed-over', { to: 'ada' }))).toMatchObject({
      steward: true,
      moderatesSince: next,
    });
    expect(person('steward')).not.toHaveProperty('trustedSince');
    const back = person('steward', event('steward', 'handed-back', { from: 'steward' }));
    expect(back).not.toHaveProperty('steward');
    expect(back).not.toHaveProperty('moderatesSince');
  });

  test('speaks to all groups no longer once they do not moderate', () => {
    const split = event('host', 'groups-opened', { groups: [{ id: 1, name: 'One', members: [] }] });
    const tells = (by: string) => event(by, 'broadcast-started', {});
    const speaker = (...events: NewClassEvent[]) => after(split, ...events).split?.broadcast;
    const release = event('host', 'cohost-released', { from: 'cohost' });
    expect(speaker(tells('cohost'), release)).toBeUndefined();
    expect(speaker(tells('steward'), event('steward', 'handed-back', { from: 'steward' }))).toBeUndefined();
    // Who moderates for another reason goes on.
    expect(speaker(event('cohost', 'handed-over', { to: 'cohost' }), tells('cohost'), release)).toBe('cohost');
  });

  test('writes captions until another does', () => {
    const name = event('host', 'captioner-named', { to: 'ada' });
    expect(person('ada', name)?.captioner).toBe(true);
    expect(person('ada', name, event('host', 'captioner-released', { from: 'ada' }))).not.toHaveProperty('captioner');
  });
});

describe('pictures', () => {
  test('are for one who has the floor, in the place of others or beside them', () => {
    const both = [give('ada'), allow('bosco')];
    expect(whoMayShow(after(...both, allow('ada'))).map(({ id }) => id)).toEqual(['ada']);
    expect(
      whoMayShow(after(...both, allow('ada', true)))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['ada', 'bosco']);
    // Again for who has it already changes nobody.
    expect(whoMayShow(after(...both, allow('bosco'))).map(({ id }) => id)).toEqual(['bosco']);
  });

  test('are for nobody else', () => {
    const state = after();
    expect(['bosco', 'ada', 'host', 'nobody'].map((id) => mayBeShown(state, id))).toEqual([true, false, false, false]);
    expect(mayBeShown(after(give('host')), 'host')).toBe(false);
    expect(person('ada', allow('ada'))).not.toHaveProperty('mayShow');
  });

  test('end where they are withdrawn; the voice goes on', () => {
    const sends = [starts('bosco', 'microphone'), starts('bosco', 'camera')];
    const withdraw = (from: string) => event('host', 'pictures-withdrawn', { from });
    const bosco = person('bosco', allow('bosco'), ...sends, withdraw('bosco'));
    expect(bosco?.sources).toEqual(['microphone']);
    expect(bosco).not.toHaveProperty('mayShow');
    expect(person('host', starts('host', 'camera'), withdraw('host'))?.sources).toEqual(['camera']);
    expect(person('cohost', starts('cohost', 'camera'), withdraw('cohost'))?.sources).toEqual(['camera']);
  });
});

describe('locks', () => {
  const lock = (what: 'chat' | 'door') => event('host', 'locked', { what });
  const unlock = (what: 'chat' | 'door') => event('host', 'unlocked', { what });

  test('are each there once, and go alone', () => {
    expect(after(lock('chat'), lock('door'), lock('chat')).locked).toEqual(['door', 'chat']);
    expect(after(lock('chat'), lock('door'), unlock('chat')).locked).toEqual(['door']);
  });

  test('of the door let all in who wait when they open, and forget who was turned away', () => {
    const waits = [lock('door'), lock('chat'), knock('ann'), knock('ben'), decide('host', 'turned-away', 'ben')];
    expect(after(...waits, unlock('door')).waiting.map(({ id, letIn }) => [id, letIn])).toEqual([['ann', true]]);
    expect(after(...waits, unlock('chat')).waiting.map(({ id, letIn }) => [id, letIn])).toEqual([
      ['ann', undefined],
      ['ben', undefined],
    ]);
  });
});

describe('at the door', () => {
  test('one waits with a name and since when, once', () => {
    const state = after(knock('ann'), knock('ben'), knock('ann'));
    expect(state.waiting).toEqual([
      { id: 'ben', name: 'BEN', since: next },
      { id: 'ann', name: 'ANN', since: next + 1 },
    ]);
  });

  test('one stops waiting, but what was decided holds', () => {
    const stop = (by: string) => event(by, 'stopped-waiting', {});
    const state = after(
      ...['ann', 'ben', 'cid', 'dan'].map(knock),
      decide('host', 'let-in', 'ben'),
      decide('host', 'turned-away', 'cid'),
      ...['ann', 'ben', 'cid'].map(stop),
    );
    expect(state.waiting.map(({ id }) => id)).toEqual(['ben', 'cid', 'dan']);
  });

  test('one is let in or turned away, and the other after all', () => {
    const waits = [knock('ann'), knock('ben')];
    const [ann, ben] = after(...waits, decide('host', 'turned-away', 'ann'), decide('host', 'let-in', 'ann')).waiting;
    expect(ann).toEqual({ id: 'ann', name: 'ANN', since: next - 1, letIn: true });
    expect(ben).toEqual({ id: 'ben', name: 'BEN', since: next });
    const away = after(...waits, decide('host', 'let-in', 'ann'), decide('host', 'turned-away', 'ann')).waiting[0];
    expect(away).toEqual({ id: 'ann', name: 'ANN', since: next - 1, turnedAway: true });
    expect(after(...waits, decide('steward', 'turned-away', 'ann')).waiting[0]).toMatchObject({ byStandIn: true });
  });

  test('only who waits, and who moderates, knows of it', () => {
    const state = after(knock('ann'), knock('ben'), decide('steward', 'let-in', 'ann'));
    const seen = (id: string) => stateFor(state, viewerOf(state, id));
    expect(seen('host').waiting.map(({ id }) => id)).toEqual(['ann', 'ben']);
    expect(seen('ann').waiting.map(({ id }) => id)).toEqual(['ann']);
    expect(seen('ada').waiting).toEqual([]);
    expect(seen('host').stoodIn).toHaveLength(1);
    expect(seen('ann').stoodIn).toHaveLength(1);
    expect(seen('ada').stoodIn).toEqual([]);
    const locked = after(event('steward', 'locked', { what: 'chat' }), decide('steward', 'turned-away', 'ann'));
    expect(stateFor(locked, viewerOf(locked, 'ada')).stoodIn.map(({ did }) => did)).toEqual(['locked']);
    for (const type of ['let-in', 'turned-away'] as const) {
      const decided = { ...decide('host', type, 'ann'), seq: 1, at: 0 } as ClassEvent;
      expect(isForAll(decided)).toBe(false);
      expect(concerned(decided, state)).toEqual(['ann']);
      expect(eventFor(decided, state, viewerOf(state, 'ann'))).toBe(decided);
      expect(eventFor(decided, state, viewerOf(state, 'steward'))).toBe(decided);
      expect(eventFor(decided, state, viewerOf(state, 'ada')).type).toBe('hidden');
    }
    for (const type of ['knocked', 'stopped-waiting'] as const)
      expect(isForAll({ ...knock('ann'), type, seq: 1, at: 0 } as ClassEvent)).toBe(false);
  });
});

describe('who is sent out', () => {
  const all = [
    give('ada'),
    allow('ada'),
    starts('ada', 'camera'),
    event('ada', 'hand-raised', {}),
    event('host', 'cohost-named', { to: 'ada' }),
    event('host', 'captioner-named', { to: 'ada' }),
    event('ada', 'handed-over', { to: 'ada' }),
    event('host', 'board-given', { to: 'ada' }),
    event('host', 'board-given', { to: 'bosco' }),
  ];

  test('has nothing any more of what they were given', () => {
    const state = after(...all, sendOut('host', 'ada', true));
    const ada = personOf(state, 'ada');
    expect(ada).toMatchObject({ hasFloor: false, sources: [], sentOut: 'for-now' });
    for (const gone of [
      'hand',
      'floorAt',
      'mayShow',
      'cohost',
      'captioner',
      'steward',
      'trustedSince',
      'moderatesSince',
    ])
      expect(ada).not.toHaveProperty(gone);
    expect(state.board.openTo).toEqual(['bosco']);
    const open = after(event('host', 'board-given', {}), sendOut('host', 'ada', true));
    expect(open.board.openTo).toBe('all');
  });

  test('may come again, or not, or not before a lecturer is there', () => {
    expect(person('ada', sendOut('host', 'ada', false))?.sentOut).toBe('for-good');
    expect(person('ada', sendOut('steward', 'ada', false))?.sentOut).toBe('until-back');
    expect(person('ada', sendOut('steward', 'ada', true))?.sentOut).toBe('for-now');
    const back = event('steward', 'handed-back', { from: 'steward' });
    const state = after(
      sendOut('steward', 'ada', false),
      sendOut('host', 'bosco', false),
      knock('ann'),
      knock('ben'),
      decide('steward', 'turned-away', 'ann'),
      decide('host', 'turned-away', 'ben'),
      back,
    );
    expect([personOf(state, 'ada')?.sentOut, personOf(state, 'bosco')?.sentOut]).toEqual(['for-now', 'for-good']);
    expect(state.waiting.map(({ id }) => id)).toEqual(['ben']);
    expect(person('ada', sendOut('host', 'ada', false), event('host', 'let-back', { who: 'ada' }))).not.toHaveProperty(
      'sentOut',
    );
  });
});

describe('what a stand-in does', () => {
  const deeds = (...events: NewClassEvent[]) => after(...events).stoodIn;

  test.each<[NewClassEvent, object]>([
    [event('steward', 'muted', { who: 'bosco' }), { whom: 'bosco' }],
    [sendOut('steward', 'ada', true), { whom: 'ada' }],
    [event('steward', 'let-back', { who: 'ada' }), { whom: 'ada' }],
    [decide('steward', 'let-in', 'ann'), { whom: 'ann' }],
    [decide('steward', 'turned-away', 'ann'), { whom: 'ann' }],
    [event('steward', 'floor-given', { to: 'ada' }), { whom: 'ada' }],
    [event('steward', 'captioner-named', { to: 'ada' }), { whom: 'ada' }],
    [event('steward', 'floor-taken', { from: 'bosco' }), { whom: 'bosco' }],
    [event('steward', 'captioner-released', { from: 'bosco' }), { whom: 'bosco' }],
    [event('steward', 'locked', { what: 'chat' }), { what: 'chat' }],
    [event('steward', 'unlocked', { what: 'chat' }), { what: 'chat' }],
    [event('steward', 'message-removed', { message: 3 }), { words: 3 }],
    [event('steward', 'question-removed', { question: 4 }), { words: 4 }],
  ])('is written down: %j', (done, more) => {
    expect(deeds(done)).toEqual([{ seq: next, at: next - 1, by: 'steward', did: done.type, ...more }]);
  });

  test('is not written down where it is for themselves, or keeps no order', () => {
    expect(
      deeds(
        event('steward', 'floor-taken', { from: 'steward' }),
        event('steward', 'captioner-released', { from: 'steward' }),
        event('steward', 'message-posted', { text: 'x' }),
      ),
    ).toEqual([]);
  });

  test('is not written down of who is in charge, or of a listener', () => {
    const lock = (by: string) => event(by, 'locked', { what: 'chat' });
    expect(deeds(lock('host'), lock('cohost'), lock('ada'))).toEqual([]);
    expect(deeds(event('host', 'cohost-named', { to: 'steward' }), lock('steward'))).toEqual([]);
  });
});

describe('the end', () => {
  test('is told, and not, after all', () => {
    const tell = (at?: number) => event('host', 'closing-told', at === undefined ? {} : { at });
    expect(after(tell(99)).closesAt).toBe(99);
    expect(after(tell(99), tell())).not.toHaveProperty('closesAt');
  });

  test('is by somebody, or by the clock, and can be taken back', () => {
    const tell = event('host', 'closing-told', { at: 99 });
    const ended = after(tell, event('host', 'class-ended', {}));
    expect(ended).toMatchObject({ endedAt: next, endedBy: 'host' });
    expect(ended).not.toHaveProperty('closesAt');
    expect(after(event('host', 'class-ended', { timeUp: true }))).not.toHaveProperty('endedBy');
    const again = after(event('host', 'class-ended', {}), event('host', 'class-reopened', {}));
    expect(again).not.toHaveProperty('endedAt');
    expect(again).not.toHaveProperty('endedBy');
  });
});

test('everybody sees how order is kept', () => {
  const types = [
    'cohost-named cohost-released pictures-allowed pictures-withdrawn captioner-named captioner-released',
    'handed-over handed-back locked unlocked sent-out let-back class-ended class-reopened closing-told',
  ];
  for (const type of types.join(' ').split(' '))
    expect([type, isForAll({ type, by: 'host', body: {}, seq: 1, at: 0 } as unknown as ClassEvent)]).toEqual([
      type,
      true,
    ]);
});
