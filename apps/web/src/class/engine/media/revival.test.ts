import { describe, expect, it } from '@jest/globals';
import { freshRevival, hurry, revive, revivalPolicy } from './revival.ts';
import type { Revival, RevivalStep, Seen } from './revival.ts';

/** Looks once a second at a connection that goes through `states`; tells at which second what was done. */
function watch(states: Partial<Seen>[], start: Revival = freshRevival): [number, RevivalStep][] {
  const done: [number, RevivalStep][] = [];
  let revival = start;
  for (const [second, state] of states.entries()) {
    const [next, step] = revive(revival, { connection: 'connected', lineOpen: true, now: second * 1_000, ...state });
    revival = next;
    if (step !== 'nothing') done.push([second, step]);
  }
  return done;
}
const times = (count: number, state: Partial<Seen>) => Array.from({ length: count }, () => state);

describe('revive', () => {
  it('leaves a transport alone that works or has not begun', () => {
    expect(watch(times(60, { connection: 'connected' }))).toEqual([]);
    expect(watch(times(60, { connection: 'new' }))).toEqual([]);
  });

  it('restarts at once when a connection stalls, repeats every 4 s, then sets media up anew', () => {
    const lost = [{ connection: 'connected' }, ...times(20, { connection: 'disconnected' })] as Partial<Seen>[];
    expect(watch(lost)).toEqual([
      [1, 'restart'],
      [5, 'restart'],
      [9, 'restart'],
      [13, 'restart'],
      [17, 'rebuild'],
      [18, 'restart'],
    ]);
  });

  it('waits for the connection to the class, and asks as soon as it is there', () => {
    const states = [
      { connection: 'connected' },
      ...times(30, { connection: 'failed', lineOpen: false }),
      ...times(2, { connection: 'failed', lineOpen: true }),
    ] as Partial<Seen>[];
    expect(watch(states)).toEqual([[31, 'restart']]);
  });

  it('counts anew once it worked again', () => {
    const states = [
      { connection: 'connected' },
      ...times(6, { connection: 'disconnected' }),
      { connection: 'connected' },
      ...times(2, { connection: 'disconnected' }),
    ] as Partial<Seen>[];
    expect(watch(states)).toEqual([
      [1, 'restart'],
      [5, 'restart'],
      [8, 'restart'],
    ]);
  });

  it('gives a first connection its time before setting media up anew', () => {
    const seconds = revivalPolicy.firstMs / 1_000;
    expect(watch(times(seconds + 1, { connection: 'connecting' }))).toEqual([[seconds, 'rebuild']]);
  });

  it('does not wait for its turn when the network changed', () => {
    const [asked] = revive({ ...freshRevival, proven: true }, { connection: 'disconnected', lineOpen: true, now: 0 });
    expect(revive(asked, { connection: 'disconnected', lineOpen: true, now: 500 })[1]).toBe('nothing');
    expect(revive(hurry(asked), { connection: 'disconnected', lineOpen: true, now: 500 })[1]).toBe('restart');
  });
});
