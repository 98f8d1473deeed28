import type { CorrectionState } from '#database';

export type OutcomeName = 'held' | 'mentor_absent' | 'mentee_absent' | 'missed' | 'cancelled' | 'cancelled_late';

const minute = 60_000;
/** Called off later than this before the beginning is late, ms. */
const lateWithin = 180 * minute;

/** Of one of the two, by the class log. */
export interface Presence {
  came: boolean;
  /** There ten minutes after the beginning. */
  waited: boolean;
}

export interface MeetingFacts {
  startsAt: Date;
  endsAt: Date;
  cancelledAt: Date | null;
  /** Its class was ended by somebody. */
  classEnded: boolean;
  /** For which both were there at the same time. */
  secondsTogether: number;
  mentor: Presence;
  mentee: Presence;
}

/** What both have confirmed counts; without that, what the log says. */
export function corrected(
  logged: { outcome: OutcomeName | null; minutesMet: number },
  correction: { state: CorrectionState; minutes: number } | null,
): { outcome: OutcomeName | null; minutesMet: number } {
  return correction?.state === 'confirmed' ? { outcome: 'held', minutesMet: correction.minutes } : logged;
}

/**
 * What became of a meeting by its log; null: it is not over. Who was not there ten minutes after the beginning, while the other was, is absent; so is
 * who never came when the other did.
 */
export function outcomeOf(meeting: MeetingFacts, now: Date): OutcomeName | null {
  const { startsAt, endsAt, cancelledAt, classEnded, secondsTogether, mentor, mentee } = meeting;
  // A block cancels a meeting while it goes on: what was until then stays so.
  if (cancelledAt && secondsTogether === 0) {
    return startsAt.getTime() - cancelledAt.getTime() < lateWithin ? 'cancelled_late' : 'cancelled';
  }
  if (!cancelledAt && !classEnded && now < endsAt) return null;
  if (secondsTogether > 0) return 'held';
  if (mentor.waited !== mentee.waited) return mentor.waited ? 'mentee_absent' : 'mentor_absent';
  if (mentor.came !== mentee.came) return mentor.came ? 'mentee_absent' : 'mentor_absent';
  return 'missed';
}
