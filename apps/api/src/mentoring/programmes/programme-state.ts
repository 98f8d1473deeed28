import type { ProgrammeState } from '#database';

/** Who acts on a programme: one of its leads, or somebody who takes part in it or could. */
export type ProgrammeActor = 'lead' | 'person';

interface Transition {
  readonly by: ProgrammeActor;
  readonly from: readonly ProgrammeState[];
  /** Without it the state stays. */
  readonly to?: ProgrammeState;
}

/** A draft is seen by its leads alone; an open one takes people; in a running one they meet, and others still come. */
export const programmeActions = {
  edit: { by: 'lead', from: ['draft', 'open', 'running'] },
  /** Mentors and mentees are invited, or taken out. */
  invite: { by: 'lead', from: ['draft', 'open', 'running'] },
  open: { by: 'lead', from: ['draft'], to: 'open' },
  begin: { by: 'lead', from: ['open'], to: 'running' },
  /** Sending pairs begins the programme. */
  send: { by: 'lead', from: ['open', 'running'], to: 'running' },
  /** Mentorships go on for as long as the two agreed. */
  close: { by: 'lead', from: ['draft', 'open', 'running'], to: 'closed' },
  reopen: { by: 'lead', from: ['closed'], to: 'running' },
  join: { by: 'person', from: ['open', 'running'] },
  leave: { by: 'person', from: ['draft', 'open', 'running', 'closed'] },
} as const satisfies Record<string, Transition>;
export type ProgrammeAction = keyof typeof programmeActions;

/** The state after an action; undefined: the actor may not do it, or not in this state. */
export function afterAction(
  state: ProgrammeState,
  action: ProgrammeAction,
  by: ProgrammeActor,
): ProgrammeState | undefined {
  const transition: Transition = programmeActions[action];
  return transition.by === by && transition.from.includes(state) ? (transition.to ?? state) : undefined;
}
