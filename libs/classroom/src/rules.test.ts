import { describe, expect, test } from '@jest/globals';
import { sources } from './events.ts';
import type { ClassEvent, NewClassEvent } from './events.ts';
import { foldAll } from './fold.ts';
import {
  classPermissions,
  doorFor,
  may,
  mayDrawOn,
  mayErase,
  mayGoOn,
  mayTurn,
  mayWriteTo,
  outranks,
  standIn,
  standInsToRelease,
} from './rules.ts';
import type { ClassPermission } from './rules.ts';
import { emptyClass } from './state.ts';
import type { ClassState } from './state.ts';

const opened: NewClassEvent[] = [
  { by: 'host', type: 'joined', body: { name: 'Host', role: 'host' } },
  { by: 'ada', type: 'joined', body: { name: 'Ada', role: 'listener' } },
  { by: 'bosco', type: 'joined', body: { name: 'Bosco', role: 'listener' } },
  { by: 'host', type: 'floor-given', body: { to: 'bosco' } },
  { by: 'cohost', type: 'joined', body: { name: 'Chantal', role: 'listener' } },
  { by: 'host', type: 'cohost-named', body: { to: 'cohost' } },
  { by: 'gone', type: 'joined', body: { name: 'Gone', role: 'host' } },
  { by: 'gone', type: 'left', body: { reason: 'line' } },
];
const stateOf = (...events: NewClassEvent[]): ClassState =>
  foldAll(
    emptyClass,
    events.map((event, index): ClassEvent => ({ ...event, seq: index + 1, at: index })),
  );
const going = stateOf(...opened);
const ended = stateOf(...opened, { by: 'host', type: 'class-ended', body: {} });

/** Who may: h a host, c a co-host, l a listener, f a listener with the floor, - one who is gone, x one who never came. */
const table: Readonly<Record<ClassPermission, string>> = {
  read: 'hclf-x',
  attend: 'hclf',
  'post-message': 'hclf',
  'write-to-moderators': 'hclf',
  'ask-question': 'hclf',
  'write-notes': 'hclf',
  'raise-hand': 'hclf',
  draw: 'hc',
  'turn-page': 'hc',
  caption: 'hc',
  'give-floor': 'hc',
  'take-floor': 'hc',
  'publish-microphone': 'hcf',
  'publish-camera': 'hc',
  'publish-screen': 'hc',
  moderate: 'hc',
  lead: 'hc',
  'name-cohost': 'h',
  'end-class': 'h',
};
const who = { h: 'host', c: 'cohost', l: 'ada', f: 'bosco', '-': 'gone', x: 'nobody' } as const;

describe('who may do what', () => {
  test.each(classPermissions)('%s', (action) => {
    const allowed = Object.entries(who)
      .filter(([, id]) => may(going, id, action))
      .map(([letter]) => letter);
    expect(allowed.join('')).toBe(table[action]);
  });

  test.each(classPermissions.filter((action) => action !== 'read'))(
    '%s: nobody, once the class has ended',
    (action) => {
      for (const id of Object.values(who)) expect(may(ended, id, action)).toBe(false);
    },
  );

  test('an ended class can be read', () => {
    expect(may(ended, 'ada', 'read')).toBe(true);
  });

  test('a floor is given back by who holds it, and taken by nobody else but a host', () => {
    expect(may(going, 'bosco', 'take-floor', 'bosco')).toBe(true);
    expect(may(going, 'ada', 'take-floor', 'bosco')).toBe(false);
    expect(may(going, 'host', 'take-floor', 'bosco')).toBe(true);
  });

  test.each(['__proto__', 'constructor', 'toString'])('%s is nobody', (id) => {
    expect(may(going, id, 'attend')).toBe(false);
  });
});

describe('what may go on being sent', () => {
  const kept = (state: ClassState, id: string) => sources.filter((source) => mayGoOn(state, id, source));
  test('everything of a host, also while the connection is lost', () => {
    expect(kept(going, 'host')).toEqual(['microphone', 'camera', 'screen', 'screen-sound']);
    expect(kept(going, 'gone')).toEqual(['microphone', 'camera', 'screen', 'screen-sound']);
  });
  test('the voice of who has the floor, nothing of others', () => {
    expect(kept(going, 'bosco')).toEqual(['microphone']);
    expect(kept(going, 'ada')).toEqual([]);
    expect(kept(going, 'cohost')).toEqual(['microphone', 'camera', 'screen', 'screen-sound']);
    expect(kept(going, 'nobody')).toEqual([]);
  });
  test('nothing after the end', () => {
    expect(kept(ended, 'host')).toEqual([]);
  });
});

describe('locks', () => {
  const locked = (what: 'chat' | 'questions' | 'hands') =>
    stateOf(...opened, { by: 'host', type: 'locked', body: { what } });
  test.each([
    ['chat', 'post-message'],
    ['questions', 'ask-question'],
    ['hands', 'raise-hand'],
  ] as const)('%s: closed to listeners, not to those who moderate, until unlocked', (what, action) => {
    expect(may(locked(what), 'ada', action)).toBe(false);
    expect(may(locked(what), 'cohost', action)).toBe(true);
    const again = foldAll(locked(what), [
      { seq: opened.length + 2, at: 0, by: 'host', type: 'unlocked', body: { what } },
    ]);
    expect(may(again, 'ada', action)).toBe(true);
  });
  test('with the chat locked one can still write to those who moderate', () => {
    expect(may(locked('chat'), 'ada', 'write-to-moderators')).toBe(true);
  });
});

describe('the board', () => {
  test('is drawn on by whom it was opened to', () => {
    const given = stateOf(...opened, { by: 'host', type: 'board-given', body: { to: 'ada' } });
    expect([may(given, 'ada', 'draw'), may(given, 'bosco', 'draw')]).toEqual([true, false]);
    const all = stateOf(...opened, { by: 'host', type: 'board-given', body: {} });
    expect([may(all, 'ada', 'draw'), may(all, 'bosco', 'draw')]).toEqual([true, true]);
  });
  test('one’s own marks are erased, those of others by who moderates', () => {
    expect(mayErase(going, 'ada', { by: 'ada' })).toBe(true);
    expect(mayErase(going, 'ada', { by: 'bosco' })).toBe(false);
    expect(mayErase(going, 'cohost', { by: 'bosco' })).toBe(true);
  });
});

describe('who stands above whom', () => {
  test('a lecturer above a co-host above a listener; nobody above themselves or a stranger', () => {
    expect(outranks(going, 'host', 'cohost')).toBe(true);
    expect(outranks(going, 'cohost', 'ada')).toBe(true);
    for (const [by, who] of [
      ['cohost', 'host'],
      ['ada', 'bosco'],
      ['host', 'host'],
      ['host', 'nobody'],
      ['nobody', 'ada'],
    ] as const) {
      expect(outranks(going, by, who)).toBe(false);
    }
  });
});

describe('a class that can be locked', () => {
  const after = (...events: NewClassEvent[]) => stateOf(...opened, ...events);
  const lock: NewClassEvent = { by: 'host', type: 'locked', body: { what: 'door' } };
  const knock: NewClassEvent = { by: 'new', type: 'knocked', body: { name: 'New' } };
  const sent = (back: boolean): NewClassEvent => ({ by: 'host', type: 'sent-out', body: { who: 'ada', back } });

  test('is open to all until it is locked, and to lecturers then too', () => {
    expect(doorFor(going, 'new', false)).toBe('open');
    expect(doorFor(after(lock), 'new', false)).toBe('wait');
    expect(doorFor(after(lock), 'new', true)).toBe('open');
  });
  test('lets a person back in whose connection was cut', () => {
    expect(doorFor(after(lock), 'ada', false)).toBe('open');
  });
  test('opens to a person who is let in, closes to one who is turned away, and opens to all when it is unlocked', () => {
    const letIn: NewClassEvent = { by: 'host', type: 'let-in', body: { who: 'new' } };
    const away: NewClassEvent = { by: 'host', type: 'turned-away', body: { who: 'new' } };
    const open: NewClassEvent = { by: 'host', type: 'unlocked', body: { what: 'door' } };
    expect(doorFor(after(lock, knock, letIn), 'new', false)).toBe('open');
    expect(doorFor(after(lock, knock, away), 'new', false)).toBe('closed');
    expect(doorFor(after(lock, knock, open), 'new', false)).toBe('open');
    // A person is turned away for as long as the class is locked; when it is locked again, they may ask anew.
    expect(doorFor(after(lock, knock, away, open), 'new', false)).toBe('open');
    expect(doorFor(after(lock, knock, away, open, lock), 'new', false)).toBe('wait');
  });
  test('a person who was sent out comes back like anybody else', () => {
    const trusted: NewClassEvent[] = [
      { by: 'host', type: 'cohost-named', body: { to: 'ada' } },
      { by: 'host', type: 'captioner-named', body: { to: 'ada' } },
      { by: 'host', type: 'board-given', body: { to: 'ada' } },
    ];
    const back: NewClassEvent = { by: 'ada', type: 'joined', body: { name: 'Ada', role: 'listener' } };
    const ada = ['moderate', 'caption', 'draw', 'publish-camera'] as const;
    expect(ada.map((action) => may(after(...trusted), 'ada', action))).toEqual([true, true, true, true]);
    const again = after(...trusted, sent(true), back);
    expect(ada.map((action) => may(again, 'ada', action))).toEqual([false, false, false, false]);
  });
  test('a person who was sent out comes back, unless it was for good', () => {
    expect(doorFor(after(sent(true)), 'ada', false)).toBe('open');
    expect(doorFor(after(lock, sent(true)), 'ada', false)).toBe('wait');
    expect(doorFor(after(sent(false)), 'ada', false)).toBe('closed');
    const back: NewClassEvent = { by: 'host', type: 'let-back', body: { who: 'ada' } };
    expect(doorFor(after(sent(false), back), 'ada', false)).toBe('open');
  });
});

describe('standing in', () => {
  const alone: NewClassEvent[] = [
    ...opened,
    { by: 'host', type: 'left', body: { reason: 'line' } },
    { by: 'cohost', type: 'left', body: { reason: 'line' } },
    { by: 'ada', type: 'handed-over', body: { to: 'ada' } },
  ];
  test('is all of these acts and no other', () => {
    const state = stateOf(...alone);
    expect(classPermissions.filter((action) => !may(state, 'ada', action))).toEqual([
      ...['publish-camera', 'publish-screen', 'lead', 'name-cohost', 'end-class'],
    ]);
  });
  test('leaves the groups to those in them, and the lecturer’s marks where they are', () => {
    const state = stateOf(
      ...opened,
      { by: 'host', type: 'groups-opened', body: { groups: [{ id: 1, name: 'One', members: ['bosco'] }] } },
      ...alone.slice(opened.length),
    );
    for (const ask of [mayWriteTo, mayTurn]) {
      expect(['host', 'ada', 'bosco'].map((id) => ask(state, id, 1))).toEqual([true, false, true]);
      expect(ask(state, 'ada', undefined)).toBe(true);
    }
    expect([mayDrawOn(state, 'ada', 'group/1/1'), mayDrawOn(state, 'bosco', 'group/1/1')]).toEqual([false, true]);
    expect(mayDrawOn(state, 'ada', 'blank/1')).toBe(true);
    expect(['host', 'cohost', 'gone', 'bosco', 'ada'].map((by) => mayErase(state, 'ada', { by }))).toEqual([
      ...[false, false, false, true, true],
    ]);
  });
  const left = (by: string): NewClassEvent => ({ by, type: 'left', body: { reason: 'line' } });
  test('nobody, while somebody moderates or the class is over', () => {
    expect(standIn(going)).toBeUndefined();
    expect(standIn(stateOf(...opened, left('host')))).toBeUndefined();
    expect(standIn(ended)).toBeUndefined();
  });
  test('the person who has the floor, else the person who came first', () => {
    const alone = [...opened, left('host'), left('cohost')];
    expect(standIn(stateOf(...alone))).toBe('bosco');
    expect(standIn(stateOf(...alone, left('bosco')))).toBe('ada');
  });
  test('of those without the floor who came first, whatever their ids', () => {
    const first: NewClassEvent = { by: 'zoe', type: 'joined', body: { name: 'Zoe', role: 'listener' } };
    expect(standIn(stateOf(first, ...opened, left('host'), left('cohost'), left('bosco')))).toBe('zoe');
  });
  test('first of all a student who assists, however late they came', () => {
    const helper: NewClassEvent = { by: 'zoe', type: 'joined', body: { name: 'Zoe', role: 'listener', assists: true } };
    const alone = [...opened, helper, left('host'), left('cohost')];
    expect(standIn(stateOf(...alone))).toBe('zoe');
    expect(standIn(stateOf(...alone, left('zoe')))).toBe('bosco');
    // A person who assists no longer is one of many.
    const back: NewClassEvent = { by: 'zoe', type: 'joined', body: { name: 'Zoe', role: 'listener' } };
    expect(standIn(stateOf(...alone, left('zoe'), back))).toBe('bosco');
  });
  test('keeps order but does not end the class, until a lecturer is back', () => {
    const handed: NewClassEvent[] = [
      ...opened,
      left('host'),
      left('cohost'),
      { by: 'ada', type: 'handed-over', body: { to: 'ada' } },
    ];
    expect(may(stateOf(...handed), 'ada', 'moderate')).toBe(true);
    expect(may(stateOf(...handed), 'ada', 'end-class')).toBe(false);
    expect(standInsToRelease(stateOf(...handed))).toEqual([]);
    const back: NewClassEvent = { by: 'host', type: 'joined', body: { name: 'Host', role: 'host' } };
    expect(standInsToRelease(stateOf(...handed, back))).toEqual(['ada']);
  });
});
