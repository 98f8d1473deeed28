import { describe, expect, test } from '@jest/globals';
import { occurrencesOf } from './occurrences.ts';

const starts = (more: Partial<Parameters<typeof occurrencesOf>[0]>) =>
  occurrencesOf({ localStart: '2026-10-13T18:00', zone: 'Europe/Brussels', minutes: 30, times: 1, ...more }).map(
    ({ range }) => range?.startsAt.toISOString() ?? null,
  );

describe('a meeting that repeats', () => {
  test('keeps its time in Brussels when clocks go back on 25 October 2026', () => {
    expect(starts({ repetition: 'weekly', times: 4 })).toEqual([
      '2026-10-13T16:00:00.000Z',
      '2026-10-20T16:00:00.000Z',
      '2026-10-27T17:00:00.000Z',
      '2026-11-03T17:00:00.000Z',
    ]);
  });

  test('keeps its time in Brussels when clocks go forward on 28 March 2027', () => {
    expect(starts({ localStart: '2027-03-16T18:00', repetition: 'fortnightly', times: 2 })).toEqual([
      '2027-03-16T17:00:00.000Z',
      '2027-03-30T16:00:00.000Z',
    ]);
  });

  test('keeps its time in Kigali, where clocks are never changed', () => {
    expect(starts({ zone: 'Africa/Kigali', repetition: 'fortnightly', times: 3 })).toEqual([
      '2026-10-13T16:00:00.000Z',
      '2026-10-27T16:00:00.000Z',
      '2026-11-10T16:00:00.000Z',
    ]);
  });

  test('has no time in the hour that clocks skip', () => {
    expect(starts({ localStart: '2027-03-21T02:30', repetition: 'weekly', times: 3 })).toEqual([
      '2027-03-21T01:30:00.000Z',
      null,
      '2027-04-04T00:30:00.000Z',
    ]);
  });
});

test.each([
  ['minutes', { minutes: 9 }],
  ['minutes', { minutes: 241 }],
  ['times', { repetition: 'weekly' as const, times: 25 }],
  ['times', { times: 0 }],
  ['times', { times: 2 }],
  ['zone', { zone: 'Butare' }],
  ['localStart', { localStart: '2027-03-28T02:30' }],
])('a wrong %s is refused there', (field, wrong) => {
  expect(() => starts(wrong)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field: `input.${field}` }));
});
