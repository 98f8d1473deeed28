import { expect, test } from '@jest/globals';
import { byAttention, concernsOf, concernsOfRequest } from './concerns.ts';
import type { ConcernName, HeldOrPlanned, MentorshipFacts, RequestFacts } from './concerns.ts';

const now = new Date('2026-11-30T12:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const facts = (more: Partial<MentorshipFacts> = {}): MentorshipFacts => ({
  ...{ state: 'active', createdAt: ago(60), startedAt: ago(50), endedAt: null, endReason: null },
  ...{ lowestRating: null, meetings: [met(3)] },
  ...more,
});
const meeting = (days: number, outcome: HeldOrPlanned['outcome']): HeldOrPlanned => ({ startsAt: ago(days), outcome });
const met = (days: number) => meeting(days, 'held');
const agreeing = { state: 'agreeing', startedAt: null, meetings: [] } as const;

test.each<[string, Partial<MentorshipFacts>, ConcernName[]]>([
  ['one that goes well', {}, []],
  ['the last meeting 20 days ago', { meetings: [met(20)] }, []],
  ['the last meeting 21 days ago', { meetings: [met(21)] }, ['no_meeting']],
  ['an older meeting after a newer one', { meetings: [met(3), met(40)] }, []],
  ['a meeting that is planned for tomorrow', { meetings: [met(22), meeting(-1, null)] }, ['no_meeting']],
  ['no meeting 20 days after it began', { startedAt: ago(20), meetings: [] }, []],
  ['no meeting 21 days after it began', { startedAt: ago(21), meetings: [] }, ['no_meeting']],
  ['the mentor absent', { meetings: [met(9), meeting(3, 'mentor_absent')] }, ['missed']],
  ['the mentee absent', { meetings: [met(9), meeting(3, 'mentee_absent')] }, ['missed']],
  ['both absent', { meetings: [met(9), meeting(3, 'missed')] }, ['missed']],
  ['called off late', { meetings: [met(9), meeting(3, 'cancelled_late')] }, ['missed']],
  ['called off in time', { meetings: [met(3), meeting(9, 'cancelled')] }, []],
  ['missed once, and met after it', { meetings: [meeting(9, 'missed'), met(3)] }, []],
  ['missed twice in 42 days', { meetings: [met(3), meeting(40, 'missed'), meeting(42, 'missed')] }, ['missed']],
  ['missed twice in 43 days', { meetings: [met(3), meeting(40, 'missed'), meeting(43, 'missed')] }, []],
  ['the only meeting missed', { meetings: [meeting(9, 'missed')] }, ['no_meeting', 'missed']],
  ['a rating of 3', { lowestRating: 3 }, []],
  ['a rating of 2', { lowestRating: 2 }, ['feedback_low']],
  ['a low rating and no meeting', { lowestRating: 1, meetings: [] }, ['feedback_low', 'no_meeting']],
  ['not signed for 6 days', { ...agreeing, createdAt: ago(6) }, []],
  ['not signed for 7 days', { ...agreeing, createdAt: ago(7) }, ['not_signed']],
  ['not signed, a first meeting missed', { ...agreeing, meetings: [meeting(1, 'missed')] }, ['missed', 'not_signed']],
  ['ended with its goals reached', { state: 'ended', endReason: 'goals_reached', meetings: [] }, []],
  ['ended with its time', { state: 'ended', endReason: 'time_over' }, []],
  ['ended for want of time', { state: 'ended', endReason: 'no_time' }, ['ended_early']],
  ['ended as somebody left', { state: 'ended', endReason: 'left' }, ['ended_early']],
  ['ended, with meetings missed', { state: 'ended', endReason: 'time_over', meetings: [meeting(3, 'missed')] }, []],
  ['ended with a low rating', { state: 'ended', endReason: 'other', lowestRating: 1 }, ['feedback_low', 'ended_early']],
])('%s', (_, more, expected) => {
  expect(concernsOf(facts(more), now).map(({ what }) => what)).toEqual(expected);
});

test.each<[string, RequestFacts, ConcernName[]]>([
  ['a request that waits for 2 days', { state: 'open', since: ago(2) }, []],
  ['a request that waits for 3 days', { state: 'open', since: ago(3) }, ['unanswered']],
  ['a mentee who does not tell more', { state: 'asked', since: ago(4) }, ['unanswered']],
  ['a request that nobody answered', { state: 'expired', since: ago(1) }, ['expired']],
])('%s', (_, request, expected) => {
  expect(concernsOfRequest(request, now).map(({ what }) => what)).toEqual(expected);
});

test('figures say for how long, how many and why', () => {
  const missed = concernsOf(facts({ meetings: [meeting(9, 'missed'), meeting(16, 'mentor_absent')] }), now);
  expect(missed).toEqual([
    { what: 'no_meeting', days: 50, count: null, reason: null },
    { what: 'missed', days: null, count: 2, reason: null },
  ]);
  expect(concernsOf(facts({ state: 'ended', endReason: 'no_time' }), now)).toEqual([
    { what: 'ended_early', days: null, count: null, reason: 'no_time' },
  ]);
});

test('what is most urgent comes first, then what has more, then what has gone on for longer', () => {
  const row = (name: string, more: Partial<MentorshipFacts>) => ({
    name,
    since: more.createdAt ?? ago(60),
    concerns: concernsOf(facts(more), now),
  });
  const rows = [
    row('well', {}),
    row('missed', { meetings: [met(2), meeting(1, 'missed')] }),
    row('long', { meetings: [], createdAt: ago(90) }),
    row('short', { meetings: [] }),
    row('both', { meetings: [meeting(2, 'missed')] }),
    row('low', { lowestRating: 2 }),
  ];
  expect(rows.toSorted(byAttention).map(({ name }) => name)).toEqual([
    'low',
    'both',
    'long',
    'short',
    'missed',
    'well',
  ]);
});
