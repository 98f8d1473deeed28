import { describe, expect, test } from '@jest/globals';
import { expertActions, expertActors, expertStates } from '#database';
import type { ExpertAction, ExpertActor, ExpertState } from '#database';
import { hasCard, nextState, possibleActions } from './expert-state.ts';

/** Every way that there is: state, action, who, to. All others are refused. */
const ways: readonly (readonly [ExpertState, ExpertAction, readonly ExpertActor[], ExpertState])[] = [
  ['draft', 'submit', ['expert'], 'submitted'],
  ['draft', 'leave', ['expert'], 'left'],
  ['submitted', 'withdraw', ['expert'], 'draft'],
  ['submitted', 'verify', ['coordinator'], 'verified'],
  ['submitted', 'send_back', ['coordinator'], 'draft'],
  ['submitted', 'leave', ['expert'], 'left'],
  ['verified', 'change', ['expert'], 'submitted'],
  ['verified', 'send_back', ['coordinator'], 'draft'],
  ['verified', 'pause', ['expert', 'coordinator', 'system'], 'paused'],
  ['verified', 'leave', ['expert'], 'left'],
  ['paused', 'change', ['expert'], 'submitted'],
  ['paused', 'send_back', ['coordinator'], 'draft'],
  ['paused', 'resume', ['expert', 'coordinator'], 'verified'],
  ['paused', 'leave', ['expert'], 'left'],
  ['left', 'return', ['expert'], 'draft'],
];
const all = expertStates.flatMap((state) =>
  expertActions.flatMap((action) => expertActors.map((actor) => ({ state, action, actor }))),
);

describe('the state of an expert', () => {
  test.each(all)('$state, $action by $actor', ({ state, action, actor }) => {
    const [, , , to] =
      ways.find(([from, named, who]) => from === state && named === action && who.includes(actor)) ?? [];
    expect(nextState(state, action, actor)).toBe(to);
  });

  test('nobody verifies themselves', () => {
    const leading = all.filter(({ state, action, actor }) => nextState(state, action, actor) === 'verified');
    expect(leading.filter(({ actor, state }) => actor === 'expert' && state !== 'paused')).toEqual([]);
  });

  test('what one may do now is what leads somewhere', () => {
    expect(possibleActions('submitted', 'coordinator')).toEqual(['verify', 'send_back']);
    expect(possibleActions('left', 'coordinator')).toEqual([]);
  });

  test('only who is verified has a card', () => {
    expect(expertStates.filter(hasCard)).toEqual(['verified']);
  });
});
