import { feedbackKinds } from '#database';
import type { EndReason, FeedbackKind, MentorshipState } from '#database';

const day = 86_400_000;
/** For so long one is asked, ms; then it is too late to remember. */
const openFor = 30 * day;
/** The third month is not asked about sooner than this after the end, ms: two forms in one week are one too many. */
const afterEnd = 28 * day;

export interface FeedbackFacts {
  state: MentorshipState;
  /** YYYY-MM-DD; null: it never began. */
  startsOn: string | null;
  endedAt: Date | null;
  endReason: EndReason | null;
  /** When the first meeting ended that was held. */
  firstHeldAt: Date | null;
}

/** Since when each kind of feedback is asked for; null: it is not. Both are asked alike. */
export function askedSince(facts: FeedbackFacts): Record<FeedbackKind, Date | null> {
  const { state, startsOn, endedAt, endReason, firstHeldAt } = facts;
  // Whoever left cannot read it, and the other had no say in the end.
  if (endReason === 'left') return { first: null, last: null, three_months: null };
  return {
    // What one would say of the first meeting is asked about at the end.
    first: state === 'ended' ? null : firstHeldAt,
    last: startsOn !== null || firstHeldAt !== null ? endedAt : null,
    three_months: startsOn === null ? null : inThirdMonth(startsOn, endedAt),
  };
}

/** Which are asked for now, in their order. */
export function dueKinds(facts: FeedbackFacts, now: Date): FeedbackKind[] {
  const since = askedSince(facts);
  return feedbackKinds.filter((kind) => {
    const from = since[kind];
    return from !== null && from <= now && now.getTime() < from.getTime() + openFor;
  });
}

function inThirdMonth(startsOn: string, endedAt: Date | null): Date {
  const start = new Date(`${startsOn}T00:00:00Z`);
  const [year, month, date] = [start.getUTCFullYear(), start.getUTCMonth() + 3, start.getUTCDate()];
  // The last day of a month that is shorter.
  const months = Math.min(date, new Date(Date.UTC(year, month + 1, 0)).getUTCDate());
  const regular = Date.UTC(year, month, months);
  const ended = endedAt?.getTime() ?? Infinity;
  return new Date(ended <= regular ? Math.max(regular, ended + afterEnd) : regular);
}
