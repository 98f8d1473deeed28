import type { EndReason, MentorshipState } from '#database';
import type { OutcomeName } from '../../mentorships/meetings/outcome.ts';

export type ConcernName =
  'feedback_low' | 'unanswered' | 'no_meeting' | 'missed' | 'not_signed' | 'ended_early' | 'expired';

/** What a lead should look at, most urgent first. */
const urgency: readonly ConcernName[] = [
  'feedback_low',
  'no_meeting',
  'unanswered',
  'missed',
  'expired',
  'not_signed',
  'ended_early',
];

/** `days`: for how long; `count`: how many meetings; `reason`: why it ended. What does not belong to it is null. */
export interface Concern {
  what: ConcernName;
  days: number | null;
  count: number | null;
  reason: EndReason | null;
}

export interface HeldOrPlanned {
  startsAt: Date;
  /** Null: it is not over. */
  outcome: OutcomeName | null;
}

/** Of a mentorship, and nothing that anybody wrote. */
export interface MentorshipFacts {
  state: MentorshipState;
  createdAt: Date;
  /** When both had signed; null before. */
  startedAt: Date | null;
  endedAt: Date | null;
  endReason: EndReason | null;
  /** The lowest that either of the two gave; null: neither gave any. */
  lowestRating: number | null;
  meetings: readonly HeldOrPlanned[];
}

export interface RequestFacts {
  state: 'open' | 'asked' | 'expired';
  /** Since when it waits for the one who is to answer, or when it ended. */
  since: Date;
}

const day = 86_400_000;
/** Days without an answer, a signature, a meeting, after which a lead is told. */
export const patience = { request: 3, signature: 7, meeting: 21 } as const;
/** Meetings that were missed are told of for so many days. */
const missedWithin = 42;
export const lowRating = 2;
const fulfilled: readonly EndReason[] = ['goals_reached', 'time_over'];
const missedOutcomes: readonly OutcomeName[] = ['mentor_absent', 'mentee_absent', 'missed', 'cancelled_late'];

export const isMissed = (outcome: OutcomeName | null): boolean => outcome !== null && missedOutcomes.includes(outcome);

const concern = (what: ConcernName, more: Partial<Concern> = {}): Concern => ({
  what,
  ...{ days: null, count: null, reason: null },
  ...more,
});
const daysSince = (then: Date, now: Date) => Math.floor((now.getTime() - then.getTime()) / day);

/** Most urgent first; none when it goes well. */
export function concernsOf(facts: MentorshipFacts, now: Date): Concern[] {
  const found: Concern[] = [];
  if (facts.lowestRating !== null && facts.lowestRating <= lowRating) found.push(concern('feedback_low'));
  if (facts.state === 'agreeing') {
    const days = daysSince(facts.createdAt, now);
    if (days >= patience.signature) found.push(concern('not_signed', { days }));
  }
  if (facts.state === 'active') {
    const days = daysSince(lastMet(facts), now);
    if (days >= patience.meeting) found.push(concern('no_meeting', { days }));
  }
  if (facts.state === 'ended') {
    const reason = facts.endReason ?? 'other';
    if (!fulfilled.includes(reason)) found.push(concern('ended_early', { reason }));
  } else {
    const count = missedLately(facts.meetings, now);
    if (count > 0) found.push(concern('missed', { count }));
  }
  return found.toSorted((one, other) => urgency.indexOf(one.what) - urgency.indexOf(other.what));
}

/** How many; none for a single one after which the two met. */
function missedLately(meetings: readonly HeldOrPlanned[], now: Date): number {
  const over = meetings.filter(
    ({ startsAt, outcome }) => (outcome === 'held' || isMissed(outcome)) && daysSince(startsAt, now) <= missedWithin,
  );
  const last = over.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime()).at(-1);
  const count = over.filter(({ outcome }) => isMissed(outcome)).length;
  return count === 1 && last?.outcome === 'held' ? 0 : count;
}

/** Nobody is behind who has just begun. */
function lastMet({ meetings, startedAt, createdAt }: MentorshipFacts): Date {
  const held = meetings.filter(({ outcome }) => outcome === 'held').map(({ startsAt }) => startsAt.getTime());
  return new Date(Math.max((startedAt ?? createdAt).getTime(), ...held));
}

/** Of a request: that nobody answers it, or that nobody did. */
export function concernsOfRequest({ state, since }: RequestFacts, now: Date): Concern[] {
  const days = daysSince(since, now);
  if (state === 'expired') return [concern('expired', { days })];
  return days >= patience.request ? [concern('unanswered', { days })] : [];
}

interface Row {
  concerns: readonly Concern[];
  since: Date;
}

/** What needs attention first: by the most urgent concern, then the number of them, then for how long it has gone on. */
export function byAttention(one: Row, other: Row): number {
  const rank = ({ concerns: [first] }: Row) => (first ? urgency.indexOf(first.what) : urgency.length);
  return (
    rank(one) - rank(other) ||
    other.concerns.length - one.concerns.length ||
    one.since.getTime() - other.since.getTime()
  );
}
