import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { LineWatch, qualityOf } from './line-watch.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('how a line is judged', () => {
  test.each([
    [10, 'good'],
    [8, 'good'],
    [7, 'weak'],
    [5, 'weak'],
    [4, 'bad'],
    [0, 'bad'],
  ] as const)('a score of %d is %s', (score, quality) => {
    expect(qualityOf(score)).toBe(quality);
  });

  const watch = () => {
    const told: string[] = [];
    return { told, line: new LineWatch((quality) => told.push(quality)) };
  };

  test('what lasts is told once, a short dip not at all', () => {
    const { told, line } = watch();
    line.score('a', 6);
    jest.advanceTimersByTime(5_000);
    line.score('a', 9);
    jest.advanceTimersByTime(30_000);
    expect(told).toEqual([]);
    line.score('a', 6);
    line.score('a', 5);
    jest.advanceTimersByTime(6_000);
    expect(told).toEqual(['weak']);
  });

  test('it is as good as the worst that is received, and good again only after a while', () => {
    const { told, line } = watch();
    line.score('a', 3);
    line.score('b', 10);
    jest.advanceTimersByTime(6_000);
    line.score('a', 10);
    jest.advanceTimersByTime(14_000);
    expect(told).toEqual(['bad']);
    jest.advanceTimersByTime(1_000);
    expect(told).toEqual(['bad', 'good']);
  });

  test('a voice that ends is forgotten', () => {
    const { told, line } = watch();
    line.score('a', 3);
    line.score('a', undefined);
    jest.advanceTimersByTime(30_000);
    expect(told).toEqual([]);
  });
});
