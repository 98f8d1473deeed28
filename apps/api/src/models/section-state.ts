import type { SectionState } from '#database';

/**
 * How a section goes on: prepared, open for enrolment, taught, over. What was finished by mistake runs again; what was cancelled
 * is prepared anew, because its sessions to come were cancelled with it.
 */
const next: Readonly<Record<SectionState, readonly SectionState[]>> = {
  draft: ['open', 'cancelled'],
  open: ['running', 'cancelled'],
  running: ['finished', 'cancelled'],
  finished: ['running'],
  cancelled: ['draft'],
};

/** States that a section may be given now. */
export const nextStates = (state: SectionState): SectionState[] => [...next[state]];
