import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { LineWatch, qualityOf } from './line-watch.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A few seconds of speech over a line that loses a share of it. */
const losing = (lost: number) => ({ bytes: 24_000, lost, roundTripMs: 0, answered: true });

describe('how a line is judged', () => {
  test.each([
    [0, 'good'],
    [0.1, 'good'],
    [0.14, 'good'],
    [0.16, 'weak'],
    [0.3, 'weak'],
    [0.36, 'bad'],
    [0.6, 'bad'],
  ] as const)('losing %d is %s', (share, quality) => {
    expect(qualityOf(losing(share))).toBe(quality);
  });

  test.each([
    [700, 'good'],
    [900, 'weak'],
    [3_000, 'bad'],
  ] as const)('a round trip of %d ms is %s', (roundTripMs, quality) => {
    expect(qualityOf({ ...losing(0), roundTripMs })).toBe(quality);
  });

  test('where nothing comes back it is bad, whatever was sent', () => {
    expect(qualityOf({ ...losing(0), answered: false })).toBe('bad');
    expect(qualityOf({ ...losing(0), bytes: 0, answered: false })).toBe('bad');
  });

  test('hardly a word says nothing', () => {
    expect(qualityOf({ ...losing(0.5), bytes: 2_000 })).toBeUndefined();
  });

  const watch = () => {
    const told: string[] = [];
    return { told, line: new LineWatch((quality) => told.push(quality)) };
  };
  const weak = losing(0.2);
  const bad = losing(0.5);
  const good = losing(0);

  test('a lasting change is told once, a short dip not at all', () => {
    const { told, line } = watch();
    line.arrived(weak);
    jest.advanceTimersByTime(5_000);
    line.arrived(good);
    jest.advanceTimersByTime(30_000);
    expect(told).toEqual([]);
    line.arrived(weak);
    line.arrived(losing(0.25));
    jest.advanceTimersByTime(9_000);
    expect(told).toEqual(['weak']);
  });

  test('it is told to be worse within seconds, and better only after a while', () => {
    const { told, line } = watch();
    line.arrived(bad);
    jest.advanceTimersByTime(9_000);
    line.arrived(good);
    jest.advanceTimersByTime(14_000);
    expect(told).toEqual(['bad']);
    jest.advanceTimersByTime(1_000);
    expect(told).toEqual(['bad', 'good']);
  });

  test('while nobody speaks it stays as it was', () => {
    const { told, line } = watch();
    line.arrived(weak);
    jest.advanceTimersByTime(9_000);
    line.arrived({ ...losing(0), bytes: 0 });
    jest.advanceTimersByTime(30_000);
    expect(told).toEqual(['weak']);
  });

  test('it is as good as the worse way, and how others hear somebody matters only while they speak', () => {
    const { told, line } = watch();
    line.sounded(bad);
    line.arrived(weak);
    jest.advanceTimersByTime(9_000);
    expect(told).toEqual(['bad']);
    line.sounded(good);
    jest.advanceTimersByTime(15_000);
    expect(told).toEqual(['bad', 'weak']);
    line.sounded(bad);
    jest.advanceTimersByTime(9_000);
    line.sounded(undefined);
    expect(told).toEqual(['bad', 'weak', 'bad', 'weak']);
    line.again();
    expect(told.at(-1)).toBe('weak');
    line.arrived(good);
    jest.advanceTimersByTime(15_000);
    expect(told.at(-1)).toBe('good');
    line.sounded(undefined);
    line.again();
    expect(told).toHaveLength(6);
  });

  test('a microphone that is off before it has lasted says nothing', () => {
    const { told, line } = watch();
    line.sounded(bad);
    jest.advanceTimersByTime(8_000);
    line.sounded(undefined);
    jest.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
  });
});
