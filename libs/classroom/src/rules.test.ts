import { describe, expect, test } from '@jest/globals';
import { sources } from './events.ts';
import type { ClassEvent, NewClassEvent } from './events.ts';
import { emptyClass, foldAll } from './fold.ts';
import type { ClassState } from './fold.ts';
import { classActions, may, mayGoOn } from './rules.ts';
import type { ClassAction } from './rules.ts';

const opened: NewClassEvent[] = [
  { by: 'host', type: 'joined', body: { name: 'Host', role: 'host' } },
  { by: 'ada', type: 'joined', body: { name: 'Ada', role: 'listener' } },
  { by: 'bosco', type: 'joined', body: { name: 'Bosco', role: 'listener' } },
  { by: 'host', type: 'floor-given', body: { to: 'bosco' } },
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

/** Who may: h a host, l a listener, f a listener with the floor, - one who is gone, x one who never came. */
const table: Readonly<Record<ClassAction, string>> = {
  read: 'hlf-x',
  attend: 'hlf',
  'post-message': 'hlf',
  'raise-hand': 'hlf',
  'give-floor': 'h',
  'take-floor': 'h',
  'publish-microphone': 'hf',
  'publish-camera': 'h',
  'publish-screen': 'h',
  'end-class': 'h',
};
const who = { h: 'host', l: 'ada', f: 'bosco', '-': 'gone', x: 'nobody' } as const;

describe('who may do what', () => {
  test.each(classActions)('%s', (action) => {
    const allowed = Object.entries(who)
      .filter(([, id]) => may(going, id, action))
      .map(([letter]) => letter);
    expect(allowed.join('')).toBe(table[action]);
  });

  test.each(classActions.filter((action) => action !== 'read'))('%s: nobody, once the class has ended', (action) => {
    for (const id of Object.values(who)) expect(may(ended, id, action)).toBe(false);
  });

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
  test('everything of a host, also while the line is gone', () => {
    expect(kept(going, 'host')).toEqual(['microphone', 'camera', 'screen']);
    expect(kept(going, 'gone')).toEqual(['microphone', 'camera', 'screen']);
  });
  test('the voice of who has the floor, nothing of others', () => {
    expect(kept(going, 'bosco')).toEqual(['microphone']);
    expect(kept(going, 'ada')).toEqual([]);
    expect(kept(going, 'nobody')).toEqual([]);
  });
  test('nothing after the end', () => {
    expect(kept(ended, 'host')).toEqual([]);
  });
});
