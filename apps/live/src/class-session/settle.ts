import type { ClassState, LeaveReason, NewClassEvent, Source } from '#classroom';

/** What is really so about somebody: whether a connection is there, and what they send. */
export interface Reality {
  here: boolean;
  goneBecause: LeaveReason;
  sending: readonly Source[];
}

/**
 * The events that bring the log to what is really so: who is gone has left, what is sent has started, what is not has stopped.
 *
 * @param realityOf undefined: leave this person alone for now (they are just entering)
 */
export function settle(state: ClassState, realityOf: (personId: string) => Reality | undefined): NewClassEvent[] {
  if (state.endedAt !== undefined) return [];
  return Object.values(state.people).flatMap((person): NewClassEvent[] => {
    const reality = person.present ? realityOf(person.id) : undefined;
    if (!reality) return [];
    const by = person.id;
    if (!reality.here) return [{ by, type: 'left', body: { reason: reality.goneBecause } }];
    return [
      ...person.sources
        .filter((source) => !reality.sending.includes(source))
        .map((source): NewClassEvent => ({ by, type: 'media-stopped', body: { source } })),
      ...reality.sending
        .filter((source) => !person.sources.includes(source))
        .map((source): NewClassEvent => ({ by, type: 'media-started', body: { source } })),
    ];
  });
}
