import { expect, test } from '@jest/globals';
import { requestStates } from '#database';
import type { RequestState } from '#database';
import { afterAction, openStates, requestActions } from './request-state.ts';
import type { RequestAction, RequestActor } from './request-state.ts';

const actors: readonly RequestActor[] = ['mentor', 'mentee', 'system'];
const actions = Object.keys(requestActions) as RequestAction[];

/** Everything that is possible; the rest of state x action x actor is not. */
const possible: [from: RequestState, action: RequestAction, by: RequestActor, to: RequestState][] = [
  ['open', 'accept', 'mentor', 'accepted'],
  ['open', 'decline', 'mentor', 'declined'],
  ['open', 'ask', 'mentor', 'asked'],
  ['open', 'withdraw', 'mentee', 'withdrawn'],
  ['open', 'expire', 'system', 'expired'],
  ['open', 'close', 'system', 'closed'],
  ['asked', 'accept', 'mentor', 'accepted'],
  ['asked', 'decline', 'mentor', 'declined'],
  ['asked', 'tell', 'mentee', 'open'],
  ['asked', 'withdraw', 'mentee', 'withdrawn'],
  ['asked', 'expire', 'system', 'expired'],
  ['asked', 'close', 'system', 'closed'],
];
const all = requestStates.flatMap((from) =>
  actions.flatMap((action) => actors.map((by) => [from, action, by] as const)),
);

test('the table reaches every state, action and actor', () => {
  expect(all).toHaveLength(7 * 7 * 3);
  expect(new Set(possible.map(([, action]) => action)).size).toBe(actions.length);
  expect(new Set(['open', ...possible.map(([, , , to]) => to)]).size).toBe(requestStates.length);
});

test.each(all)('%s, %s by the %s', (from, action, by) => {
  const found = possible.find((one) => one[0] === from && one[1] === action && one[2] === by);
  expect(afterAction(from, action, by)).toBe(found?.[3]);
});

test('an ended request never goes on', () => {
  const ended = requestStates.filter((state) => !(openStates as readonly RequestState[]).includes(state));
  for (const state of ended)
    for (const action of actions) for (const by of actors) expect(afterAction(state, action, by)).toBeUndefined();
});
