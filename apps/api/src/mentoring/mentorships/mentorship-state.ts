import type { MentorshipState } from '#database';
import { AppError } from '#platform';

/** Who acts on a mentorship; the system does it when somebody erased their account. */
export type MentorshipActor = 'mentor' | 'mentee' | 'system';

interface Transition {
  readonly by: readonly MentorshipActor[];
  readonly from: readonly MentorshipState[];
  /** Without it the state stays. */
  readonly to?: MentorshipState;
  /** It goes on when the second of the two does it as well; until then it stays as it is. */
  readonly both?: true;
}

const eitherOfThem = ['mentor', 'mentee'] as const;

/** How a mentorship goes on. */
export const mentorshipActions = {
  /** Another agreement; both sign again. */
  change: { by: eitherOfThem, from: ['agreeing'] },
  sign: { by: eitherOfThem, from: ['agreeing'], to: 'active', both: true },
  /** A goal or a step is done, or is not after all. */
  tick: { by: eitherOfThem, from: ['active'] },
  /** A meeting is booked or moved; the first may come before the agreement. */
  meet: { by: eitherOfThem, from: ['agreeing', 'active'] },
  end: { by: ['mentor', 'mentee', 'system'], from: ['agreeing', 'active'], to: 'ended' },
  /** Both want it; one that never began is not gone on with but asked for anew. */
  reopen: { by: eitherOfThem, from: ['ended'], to: 'active', both: true },
} as const satisfies Record<string, Transition>;
export type MentorshipAction = keyof typeof mentorshipActions;

/**
 * The state after an action; undefined: the actor may not do it, or not in this state.
 *
 * @param otherToo whether the other has done it already, which counts where it takes both
 */
export function afterAction(
  state: MentorshipState,
  action: MentorshipAction,
  by: MentorshipActor,
  otherToo = false,
): MentorshipState | undefined {
  const transition: Transition = mentorshipActions[action];
  if (!transition.by.includes(by) || !transition.from.includes(state)) return undefined;
  return transition.both && !otherToo ? state : (transition.to ?? state);
}

/** As `afterAction`. @throws {AppError} CONFLICT, with the state that it is in */
export function requireAction(
  state: MentorshipState,
  action: MentorshipAction,
  by: MentorshipActor,
  otherToo = false,
): MentorshipState {
  const next = afterAction(state, action, by, otherToo);
  if (next === undefined) {
    throw new AppError('CONFLICT', 'This mentorship is not as it was. Look at it as it is now.', undefined, { state });
  }
  return next;
}
