import type { ReportState } from '#database';

/** Who acts on a report; to a coordinator whom it names, it does not exist. */
export type ReportActor = 'coordinator' | 'reporter' | 'reported';

interface Transition {
  readonly by: ReportActor;
  readonly from: readonly ReportState[];
  readonly to: ReportState;
}

/** How a report goes on. */
export const reportActions = {
  /** A coordinator looks after it; another one may take it over. */
  take: { by: 'coordinator', from: ['open', 'in_hand'], to: 'in_hand' },
  close: { by: 'coordinator', from: ['open', 'in_hand'], to: 'closed' },
} as const satisfies Record<string, Transition>;
export type ReportAction = keyof typeof reportActions;

/** The state after an action; undefined: the actor may not do it, or not in this state. */
export function afterAction(state: ReportState, action: ReportAction, by: ReportActor): ReportState | undefined {
  const transition: Transition = reportActions[action];
  return transition.by === by && transition.from.includes(state) ? transition.to : undefined;
}
