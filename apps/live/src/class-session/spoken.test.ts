import { describe, expect, test } from '@jest/globals';
import { emptyClass, fold } from '#classroom';
import type { ClassState } from '#classroom';
import { Spoken } from './spoken.ts';

const state = ['ada', 'bosco'].reduce<ClassState>(
  (before, by, index) =>
    fold(before, { seq: index + 1, at: 0, by, type: 'joined', body: { name: by, role: 'listener' } }),
  emptyClass,
);
const said = (spoken: Spoken, now: number) => spoken.take(state, now).map(({ by, body }) => [by, body]);

describe('how long somebody was heard', () => {
  test('is counted for each, also while two speak, and told once', () => {
    const spoken = new Spoken();
    spoken.hear(['ada'], 0);
    spoken.hear(['ada', 'bosco'], 3_000);
    spoken.hear([], 5_000);
    expect(said(spoken, 9_000)).toEqual([
      ['ada', { ms: 5_000 }],
      ['bosco', { ms: 2_000 }],
    ]);
    expect(said(spoken, 10_000)).toEqual([]);
  });

  test('goes on over a telling', () => {
    const spoken = new Spoken();
    spoken.hear(['ada'], 0);
    expect(said(spoken, 1_000)).toEqual([['ada', { ms: 1_000 }]]);
    expect(said(spoken, 3_000)).toEqual([['ada', { ms: 2_000 }]]);
  });

  test('short sounds wait until they are worth an event, and strangers are left out', () => {
    const spoken = new Spoken();
    spoken.hear(['ada', 'nobody'], 0);
    spoken.hear([], 400);
    expect(said(spoken, 1_000)).toEqual([]);
    spoken.hear(['ada'], 1_000);
    expect(said(spoken, 1_200)).toEqual([['ada', { ms: 600 }]]);
  });
});
