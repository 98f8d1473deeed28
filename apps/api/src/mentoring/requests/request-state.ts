import type { RequestState } from '#database';

/** Who acts on a request; the system does what time or another answer brings. */
export type RequestActor = 'mentor' | 'mentee' | 'system';

interface Transition {
  readonly by: RequestActor;
  readonly from: readonly RequestState[];
  readonly to: RequestState;
}

/** A request that waits for an answer of either. */
export const openStates = ['open', 'asked'] as const satisfies readonly RequestState[];

/** How a request goes on. `open` waits for the mentor, `asked` for the mentee, who was asked to tell more; every other state is its end. */
export const requestActions = {
  accept: { by: 'mentor', from: openStates, to: 'accepted' },
  decline: { by: 'mentor', from: openStates, to: 'declined' },
  /** "Tell me more." */
  ask: { by: 'mentor', from: ['open'], to: 'asked' },
  tell: { by: 'mentee', from: ['asked'], to: 'open' },
  withdraw: { by: 'mentee', from: openStates, to: 'withdrawn' },
  /** Nobody answered in time. */
  expire: { by: 'system', from: openStates, to: 'expired' },
  /** Another mentor accepted, and the mentee wanted one only. */
  close: { by: 'system', from: openStates, to: 'closed' },
} as const satisfies Record<string, Transition>;
export type RequestAction = keyof typeof requestActions;

/** The state after an action; undefined: the actor may not do it, or not in this state. */
export function afterAction(state: RequestState, action: RequestAction, by: RequestActor): RequestState | undefined {
  const transition: Transition = requestActions[action];
  return transition.by === by && transition.from.includes(state) ? transition.to : undefined;
}
