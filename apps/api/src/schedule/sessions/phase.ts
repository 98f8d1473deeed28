import { staysOpenMs } from '#classroom';
import { limits } from '#contract/limits';
import type { ClassPhaseName } from '../../graphql/enums.ts';

const minute = 60_000;
/** A class can be entered this long before its start, ms. */
export const opensBefore = limits.opensBeforeMinutes * minute;
/** A class that nobody ended can be entered this long after its planned end, ms; then live ends it. */
export const staysOpenAfter = staysOpenMs;

export interface PhaseFacts {
  startsAt: Date;
  endsAt: Date;
  cancelledAt: Date | null;
  classEndedAt: Date | null;
  /** By the class's log. */
  anybodyIn: boolean;
}

export function phaseOf(session: PhaseFacts, now: Date): ClassPhaseName {
  if (session.cancelledAt) return 'cancelled';
  if (session.classEndedAt || now.getTime() >= session.endsAt.getTime() + staysOpenAfter) return 'ended';
  if (session.anybodyIn) return 'live';
  return now.getTime() < session.startsAt.getTime() - opensBefore ? 'planned' : 'open';
}

/** Whether people of the section can enter. */
export const canBeEntered = (phase: ClassPhaseName): boolean => phase === 'open' || phase === 'live';
