import { describe, expect, test } from '@jest/globals';
import type { FeedbackKind } from '#database';
import { askedSince, dueKinds } from './due.ts';
import type { FeedbackFacts } from './due.ts';

const at = (day: string, time = '00:00') => new Date(`${day}T${time}:00Z`);
const begun: FeedbackFacts = {
  ...{ state: 'active', startsOn: '2026-01-10', endedAt: null, endReason: null },
  firstHeldAt: at('2026-01-15', '17:30'),
};
const ended = (day: string, more: Partial<FeedbackFacts> = {}): FeedbackFacts => ({
  ...begun,
  ...{ state: 'ended', endedAt: at(day), endReason: 'time_over' },
  ...more,
});

/** Since when each kind is asked for. */
test.each<[string, FeedbackFacts, Partial<Record<FeedbackKind, Date>>]>([
  ['two who agree, and have not met', { ...begun, state: 'agreeing', startsOn: null, firstHeldAt: null }, {}],
  [
    'two who met before they had agreed',
    { ...begun, state: 'agreeing', startsOn: null },
    { first: at('2026-01-15', '17:30') },
  ],
  ['two who never met', { ...begun, firstHeldAt: null }, { three_months: at('2026-04-10') }],
  ['two who met', begun, { first: at('2026-01-15', '17:30'), three_months: at('2026-04-10') }],
  [
    'an end before the third month is nearly over',
    ended('2026-03-01'),
    { last: at('2026-03-01'), three_months: at('2026-04-10') },
  ],
  [
    'an end shortly before the third month is over, which is asked about four weeks later',
    ended('2026-04-03'),
    { last: at('2026-04-03'), three_months: at('2026-05-01') },
  ],
  ['an end after the third month', ended('2026-04-11'), { last: at('2026-04-11'), three_months: at('2026-04-10') }],
  [
    'an end without a meeting',
    ended('2026-02-01', { firstHeldAt: null }),
    { last: at('2026-02-01'), three_months: at('2026-04-10') },
  ],
  ['an end before they agreed, after a meeting', ended('2026-02-01', { startsOn: null }), { last: at('2026-02-01') }],
  ['an end before anything', ended('2026-02-01', { startsOn: null, firstHeldAt: null }), {}],
  ['the end because one of them left', ended('2026-02-01', { endReason: 'left' }), {}],
  [
    'a beginning on a day that the third month does not have',
    { ...begun, startsOn: '2026-11-30', firstHeldAt: null },
    { three_months: at('2027-02-28') },
  ],
])('%s', (_, facts, since) => {
  expect(askedSince(facts)).toEqual({ first: null, last: null, three_months: null, ...since });
});

describe('what is due', () => {
  test.each<[string, string, FeedbackKind[]]>([
    ['before the first meeting is over', '2026-01-15T17:29:00Z', []],
    ['as soon as it is', '2026-01-15T17:30:00Z', ['first']],
    ['thirty days later, no more', '2026-02-14T17:30:00Z', []],
    ['when three months are over', '2026-04-10T00:00:00Z', ['three_months']],
  ])('%s', (_, now, kinds) => {
    expect(dueKinds(begun, new Date(now))).toEqual(kinds);
  });

  test('may be two at once, the earlier first', () => {
    expect(dueKinds(ended('2026-04-20'), at('2026-04-21'))).toEqual(['last', 'three_months']);
  });
});
