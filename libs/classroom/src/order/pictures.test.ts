import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sources } from '../events.ts';
import type { ClassEvent, NewClassEvent, Source } from '../events.ts';
import { foldAll } from '../fold.ts';
import { servicePriority } from '../picture.ts';
import { mayBeShown, mostShown, whoMayShow } from './pictures.ts';
import { may, mayGoOn } from '../rules.ts';
import { emptyClass, personOf } from '../state.ts';
import type { ClassState } from '../state.ts';
import { logs } from '../testing.ts';

const students = Array.from({ length: 8 }, (_, place) => `s${place}`);
const opened: NewClassEvent[] = [
  { by: 'host', type: 'joined', body: { name: 'Host', role: 'host' } },
  ...students.map((by): NewClassEvent => ({ by, type: 'joined', body: { name: by, role: 'listener' } })),
  ...['s0', 's1'].map((to): NewClassEvent => ({ by: 'host', type: 'floor-given', body: { to } })),
];
const stateOf = (...events: NewClassEvent[]): ClassState =>
  foldAll(
    emptyClass,
    [...opened, ...events].map((event, index): ClassEvent => ({ ...event, seq: index + 1, at: index })),
  );
const allow = (to: string, beside = false): NewClassEvent => ({
  by: 'host',
  type: 'pictures-allowed',
  body: { to, ...(beside ? { beside } : {}) },
});
const floor = (to: string): NewClassEvent => ({ by: 'host', type: 'floor-given', body: { to } });
const start = (by: string, source: Source): NewClassEvent => ({ by, type: 'media-started', body: { source } });
const shown = (state: ClassState) => whoMayShow(state).map(({ id }) => id);
const shows = (state: ClassState, id: string) =>
  (['publish-camera', 'publish-screen'] as const).map((action) => may(state, id, action));

describe('a student who may show camera and screen', () => {
  test('is one who has the floor, when a moderator allows it', () => {
    expect(shows(stateOf(), 's0')).toEqual([false, false]);
    expect(shows(stateOf(allow('s0')), 's0')).toEqual([true, true]);
    expect(shows(stateOf(allow('s5')), 's5')).toEqual([false, false]);
    expect(shows(stateOf(allow('host')), 'host')).toEqual([true, true]);
    expect(shown(stateOf(allow('host')))).toEqual([]);
  });

  test('takes the place of the one before, whose pictures end and whose voice goes on', () => {
    const state = stateOf(
      allow('s0'),
      start('s0', 'microphone'),
      start('s0', 'camera'),
      start('s0', 'screen'),
      start('s0', 'screen-sound'),
      allow('s1'),
    );
    expect(shown(state)).toEqual(['s1']);
    expect(personOf(state, 's0')).toMatchObject({ hasFloor: true, sources: ['microphone'] });
    expect(mayGoOn(state, 's0', 'camera')).toBe(false);
    expect(mayGoOn(state, 's0', 'microphone')).toBe(true);
  });

  test('comes beside others, up to a row of six', () => {
    const all = students.flatMap((to) => [floor(to), allow(to, true)]);
    const state = stateOf(...all);
    expect(shown(state)).toEqual(students.slice(0, mostShown));
    expect(mayBeShown(state, 's7')).toBe(false);
    expect(mayBeShown(state, 's0')).toBe(true);
    expect(shown(stateOf(...all, allow('s7')))).toEqual(['s7']);
  });

  test.each([
    ['withdrawn', { by: 'host', type: 'pictures-withdrawn', body: { from: 's0' } }, ['microphone']],
    ['with the floor', { by: 'host', type: 'floor-taken', body: { from: 's0' } }, []],
    ['given back with the floor', { by: 's0', type: 'floor-taken', body: { from: 's0' } }, []],
    ['with the voice', { by: 'host', type: 'muted', body: { who: 's0' } }, []],
    ['sent out', { by: 'host', type: 'sent-out', body: { who: 's0', back: true } }, []],
  ] as const)('may no longer: %s', (_, event, left) => {
    const before = stateOf(allow('s0'), start('s0', 'microphone'), start('s0', 'camera'));
    expect(personOf(before, 's0')?.sources).toEqual(['microphone', 'camera']);
    const state = stateOf(allow('s0'), start('s0', 'microphone'), start('s0', 'camera'), event as NewClassEvent);
    expect([shown(state), personOf(state, 's0')?.sources]).toEqual([[], left]);
    expect(mayGoOn(state, 's0', 'camera')).toBe(false);
    // The floor given again does not bring it back.
    expect(shows(stateOf(allow('s0'), event as NewClassEvent, floor('s0')), 's0')).toEqual([false, false]);
  });

  test('may still when the connection was lost for a while', () => {
    const state = stateOf(
      allow('s0'),
      { by: 's0', type: 'left', body: { reason: 'line' } },
      { by: 's0', type: 'joined', body: { name: 's0', role: 'listener' } },
    );
    expect(shows(state, 's0')).toEqual([true, true]);
  });

  test('in any log: six at most, each with the floor, and none of them a lecturer', () => {
    fc.assert(
      fc.property(logs(120), (log) => {
        const row = whoMayShow(foldAll(emptyClass, log));
        expect(row.length).toBeLessThanOrEqual(mostShown);
        for (const { hasFloor } of row) expect(hasFloor).toBe(true);
      }),
    );
  });
});

test('each place in the order is one that mediasoup knows', () => {
  for (const priority of Object.values(servicePriority).flatMap((of) => Object.values(of))) {
    expect(priority).toBeGreaterThanOrEqual(1);
    expect(priority).toBeLessThanOrEqual(255);
  }
});

test('the order of service: voices, screens, faces, and the lecturer’s before a student’s', () => {
  const served = (['lecturer', 'student'] as const)
    .flatMap((of) => sources.map((source) => [servicePriority[of][source], `${of} ${source}`] as const))
    .sort(([one], [other]) => other - one)
    .map(([, what]) => what);
  expect(served).toEqual([
    'lecturer microphone',
    'student microphone',
    'lecturer screen',
    'lecturer screen-sound',
    'student screen',
    'student screen-sound',
    'lecturer camera',
    'student camera',
  ]);
});
