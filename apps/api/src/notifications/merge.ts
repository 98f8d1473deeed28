import type { ChangeFacts, PlannedFacts } from './facts.ts';

/** What became of a session between the first change and the last. */
export interface MergedChange {
  sessionId: string;
  /** As people knew it; null: it is new. */
  before: PlannedFacts | null;
  /** As it is; null: it was cancelled. */
  after: PlannedFacts | null;
  /** Why, where somebody said so. */
  reason?: string;
}

/**
 * Several changes of one session as one: from what people knew to what is so now. What ends where it began is left out, and so is
 * what is over at `now`. A reason stands until the session is moved or cancelled without one.
 *
 * @param changes in the order in which they were made
 */
export function merged(changes: readonly ChangeFacts[], now: Date): MergedChange[] {
  const bySession = new Map<string, MergedChange>();
  for (const change of changes) {
    const { sessionId, before, after } = change;
    const earlier = bySession.get(sessionId);
    const reason = change.reason ?? (keepsTime(change) ? earlier?.reason : undefined);
    const said = reason === undefined ? {} : { reason };
    bySession.set(sessionId, { sessionId, before: (earlier ?? { before }).before, after, ...said });
  }
  return [...bySession.values()]
    .filter(({ before, after }) => differs(before, after) && (isAhead(before, now) || isAhead(after, now)))
    .sort((a, b) => startOf(a).localeCompare(startOf(b)));
}

export const sameTime = (a: PlannedFacts, b: PlannedFacts): boolean =>
  a.startsAt === b.startsAt && a.endsAt === b.endsAt;
export const sameLecturers = (a: PlannedFacts, b: PlannedFacts): boolean =>
  [...a.lecturers].sort().join() === [...b.lecturers].sort().join();

const keepsTime = ({ before, after }: ChangeFacts) => before !== null && after !== null && sameTime(before, after);

function differs(before: PlannedFacts | null, after: PlannedFacts | null): boolean {
  if (!before || !after) return before !== after;
  return !sameTime(before, after) || before.room !== after.room || !sameLecturers(before, after);
}

const isAhead = (planned: PlannedFacts | null, now: Date) => planned !== null && planned.endsAt > now.toISOString();
const startOf = ({ before, after }: MergedChange) => (after ?? before)?.startsAt ?? '';
