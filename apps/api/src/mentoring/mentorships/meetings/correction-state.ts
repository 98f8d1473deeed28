import type { CorrectionState } from '#database';

/** Who acts on a correction: who proposed it last, or the other of the two. Before there is one, both are `other`. */
export type CorrectionActor = 'proposer' | 'other';

interface Transition {
  readonly by: readonly CorrectionActor[];
  readonly from: readonly (CorrectionState | null)[];
  readonly to: CorrectionState;
}

const both = ['proposer', 'other'] as const;

/** How the correction of a meeting goes on; null: there is none. One that is confirmed stays. */
export const correctionActions = {
  propose: { by: both, from: [null, 'declined', 'withdrawn'], to: 'proposed' },
  /** In the place of what the other proposed. */
  counter: { by: ['other'], from: ['proposed'], to: 'proposed' },
  confirm: { by: ['other'], from: ['proposed'], to: 'confirmed' },
  decline: { by: ['other'], from: ['proposed'], to: 'declined' },
  withdraw: { by: ['proposer'], from: ['proposed'], to: 'withdrawn' },
} as const satisfies Record<string, Transition>;
export type CorrectionAction = keyof typeof correctionActions;

/** The state after an action; undefined: the actor may not do it, or not in this state. */
export function afterCorrection(
  state: CorrectionState | null,
  action: CorrectionAction,
  by: CorrectionActor,
): CorrectionState | undefined {
  const transition: Transition = correctionActions[action];
  return transition.by.includes(by) && transition.from.includes(state) ? transition.to : undefined;
}
