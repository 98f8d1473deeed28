import { expect, test } from '@jest/globals';
import { programmeStates } from '#database';
import type { ProgrammeState } from '#database';
import { afterAction, programmeActions } from './programme-state.ts';
import type { ProgrammeAction, ProgrammeActor } from './programme-state.ts';

const actors: readonly ProgrammeActor[] = ['lead', 'person'];
const actions = Object.keys(programmeActions) as ProgrammeAction[];

/** Everything that is possible; the rest of state x action x actor is not. */
const possible: [from: ProgrammeState, action: ProgrammeAction, by: ProgrammeActor, to: ProgrammeState][] = [
  ['draft', 'edit', 'lead', 'draft'],
  ['draft', 'invite', 'lead', 'draft'],
  ['draft', 'open', 'lead', 'open'],
  ['draft', 'close', 'lead', 'closed'],
  ['draft', 'leave', 'person', 'draft'],
  ['open', 'edit', 'lead', 'open'],
  ['open', 'invite', 'lead', 'open'],
  ['open', 'begin', 'lead', 'running'],
  ['open', 'send', 'lead', 'running'],
  ['open', 'close', 'lead', 'closed'],
  ['open', 'join', 'person', 'open'],
  ['open', 'leave', 'person', 'open'],
  ['running', 'edit', 'lead', 'running'],
  ['running', 'invite', 'lead', 'running'],
  ['running', 'send', 'lead', 'running'],
  ['running', 'close', 'lead', 'closed'],
  ['running', 'join', 'person', 'running'],
  ['running', 'leave', 'person', 'running'],
  ['closed', 'reopen', 'lead', 'running'],
  ['closed', 'leave', 'person', 'closed'],
];
const all = programmeStates.flatMap((from) =>
  actions.flatMap((action) => actors.map((by) => [from, action, by] as const)),
);

test('the table reaches every state, action and actor', () => {
  expect(all).toHaveLength(4 * 9 * 2);
  expect(new Set(possible.map(([, action]) => action)).size).toBe(actions.length);
  expect(new Set(possible.map(([, , , to]) => to)).size).toBe(programmeStates.length);
});

test.each(all)('%s, %s by a %s', (from, action, by) => {
  const found = possible.find((one) => one[0] === from && one[1] === action && one[2] === by);
  expect(afterAction(from, action, by)).toBe(found?.[3]);
});
