import { personOf } from '#classroom';
import type { ClassState, LeaveReason, NewClassEvent, Attendee } from '#classroom';
import { limits } from '#contract';

/** Reasons after which somebody is expected back at once. */
const comesBack: readonly (LeaveReason | undefined)[] = ['line', 'server', 'replaced'];

/** Whether somebody has left, or has been away for longer than their media wait for them. @param now ms since the epoch */
function isGone({ present, leftReason, leftAt = 0 }: Attendee, now: number): boolean {
  if (present) return false;
  return !comesBack.includes(leftReason) || now - leftAt >= limits.mediaKeptSeconds * 1_000;
}

/** Takes back what counts only while they are here who said it: how the pace is for them, and that they speak to all groups. */
export function leftBehind(state: ClassState, now: number): NewClassEvent[] {
  if (state.endedAt !== undefined) return [];
  const gone = (id: string) => {
    const person = personOf(state, id);
    return person !== undefined && isGone(person, now);
  };
  const paces = Object.entries(state.pace.said)
    .filter(([by, was]) => was !== 'well' && gone(by))
    .map(([by, was]): NewClassEvent => ({ by, type: 'pace-said', body: { pace: 'well', was } }));
  const speaker = state.split?.broadcast;
  if (speaker === undefined || !gone(speaker)) return paces;
  return [...paces, { by: speaker, type: 'broadcast-stopped', body: {} }];
}
