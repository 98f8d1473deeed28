import type { ExpertAction, ExpertActor, ExpertState } from '#database';

/** Who may do it, and to which state it leads. */
interface Way {
  to: ExpertState;
  by: readonly ExpertActor[];
}

/**
 * State -> action -> way. What is missing cannot be done. An expert whose checked parts change is looked at again. Who leaves stays in the
 * list of nobody, and begins with a draft when they come back.
 */
const ways: Readonly<Record<ExpertState, Partial<Readonly<Record<ExpertAction, Way>>>>> = {
  draft: {
    submit: { to: 'submitted', by: ['expert'] },
    leave: { to: 'left', by: ['expert'] },
  },
  submitted: {
    withdraw: { to: 'draft', by: ['expert'] },
    verify: { to: 'verified', by: ['coordinator'] },
    send_back: { to: 'draft', by: ['coordinator'] },
    leave: { to: 'left', by: ['expert'] },
  },
  verified: {
    change: { to: 'submitted', by: ['expert'] },
    send_back: { to: 'draft', by: ['coordinator'] },
    pause: { to: 'paused', by: ['expert', 'coordinator', 'system'] },
    leave: { to: 'left', by: ['expert'] },
  },
  paused: {
    change: { to: 'submitted', by: ['expert'] },
    send_back: { to: 'draft', by: ['coordinator'] },
    resume: { to: 'verified', by: ['expert', 'coordinator'] },
    leave: { to: 'left', by: ['expert'] },
  },
  left: {
    return: { to: 'draft', by: ['expert'] },
  },
};

/** To which state an action leads; undefined: it cannot be done, or not by this one. */
export function nextState(state: ExpertState, action: ExpertAction, actor: ExpertActor): ExpertState | undefined {
  const way = ways[state][action];
  return way?.by.includes(actor) ? way.to : undefined;
}

/** What an actor may do now, in the order of the table. */
export const possibleActions = (state: ExpertState, actor: ExpertActor): ExpertAction[] =>
  (Object.keys(ways[state]) as ExpertAction[]).filter((action) => nextState(state, action, actor) !== undefined);

/** What others see of somebody: nothing while nobody has verified it, or while they take part in nothing. */
export const hasCard = (state: ExpertState): boolean => state === 'verified';
