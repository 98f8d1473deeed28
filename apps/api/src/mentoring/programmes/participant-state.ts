import type { MentoringParticipantState } from '#database';
import type { ProgrammeActor } from './programme-state.ts';

/** Null: they have nothing to do with the programme yet. */
export type Standing = MentoringParticipantState | null;

interface Transition {
  readonly by: ProgrammeActor;
  readonly from: readonly Standing[];
  readonly to: MentoringParticipantState;
}

/** How people come into a programme and leave it. Nobody is in it without having said so: a lead invites, the person joins. */
export const participantActions = {
  invite: { by: 'lead', from: [null, 'left'], to: 'invited' },
  /** Takes an invitation back, or somebody out. */
  remove: { by: 'lead', from: ['invited', 'joined'], to: 'left' },
  /** Also to join as the other of mentor and mentee, or with other goals. */
  join: { by: 'person', from: [null, 'invited', 'joined', 'left'], to: 'joined' },
  leave: { by: 'person', from: ['invited', 'joined'], to: 'left' },
} as const satisfies Record<string, Transition>;
export type ParticipantAction = keyof typeof participantActions;

/** The state after an action; undefined: the actor may not do it, or not in this state. */
export function afterAction(
  standing: Standing,
  action: ParticipantAction,
  by: ProgrammeActor,
): MentoringParticipantState | undefined {
  const transition: Transition = participantActions[action];
  return transition.by === by && transition.from.includes(standing) ? transition.to : undefined;
}
