import { expect, test } from '@jest/globals';
import { mentoringParticipantStates } from '#database';
import { afterAction, participantActions } from './participant-state.ts';
import type { ParticipantAction, Standing } from './participant-state.ts';
import type { ProgrammeActor } from './programme-state.ts';

const actors: readonly ProgrammeActor[] = ['lead', 'person'];
const actions = Object.keys(participantActions) as ParticipantAction[];
const standings: readonly Standing[] = [null, ...mentoringParticipantStates];

/** Everything that is possible; the rest of state x action x actor is not. */
const possible: [from: Standing, action: ParticipantAction, by: ProgrammeActor, to: Standing][] = [
  [null, 'invite', 'lead', 'invited'],
  [null, 'join', 'person', 'joined'],
  ['invited', 'remove', 'lead', 'left'],
  ['invited', 'join', 'person', 'joined'],
  ['invited', 'leave', 'person', 'left'],
  ['joined', 'remove', 'lead', 'left'],
  ['joined', 'join', 'person', 'joined'],
  ['joined', 'leave', 'person', 'left'],
  ['left', 'invite', 'lead', 'invited'],
  ['left', 'join', 'person', 'joined'],
];
const all = standings.flatMap((from) => actions.flatMap((action) => actors.map((by) => [from, action, by] as const)));

test('the table reaches every state, action and actor', () => {
  expect(all).toHaveLength(4 * 4 * 2);
  expect(new Set(possible.map(([, action]) => action)).size).toBe(actions.length);
  expect(new Set(possible.map(([, , , to]) => to)).size).toBe(mentoringParticipantStates.length);
});

test.each(all)('%s, %s by a %s', (from, action, by) => {
  const found = possible.find((one) => one[0] === from && one[1] === action && one[2] === by);
  expect(afterAction(from, action, by)).toBe(found?.[3]);
});
