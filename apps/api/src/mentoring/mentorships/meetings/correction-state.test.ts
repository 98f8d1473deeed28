import { expect, test } from '@jest/globals';
import { correctionStates } from '#database';
import type { CorrectionState } from '#database';
import { afterCorrection, correctionActions } from './correction-state.ts';
import type { CorrectionAction, CorrectionActor } from './correction-state.ts';

const states = [null, ...correctionStates];
const actors: readonly CorrectionActor[] = ['proposer', 'other'];
const actions = Object.keys(correctionActions) as CorrectionAction[];

/** Everything that is possible; the rest of state x action x actor is not. */
const possible: [from: CorrectionState | null, action: CorrectionAction, by: CorrectionActor, to: CorrectionState][] = [
  [null, 'propose', 'proposer', 'proposed'],
  [null, 'propose', 'other', 'proposed'],
  ['declined', 'propose', 'proposer', 'proposed'],
  ['declined', 'propose', 'other', 'proposed'],
  ['withdrawn', 'propose', 'proposer', 'proposed'],
  ['withdrawn', 'propose', 'other', 'proposed'],
  ['proposed', 'counter', 'other', 'proposed'],
  ['proposed', 'confirm', 'other', 'confirmed'],
  ['proposed', 'decline', 'other', 'declined'],
  ['proposed', 'withdraw', 'proposer', 'withdrawn'],
];
const all = states.flatMap((from) => actions.flatMap((action) => actors.map((by) => [from, action, by] as const)));

test('the table reaches every state and action', () => {
  expect(all).toHaveLength(5 * 5 * 2);
  expect(new Set(possible.map(([, action]) => action)).size).toBe(actions.length);
  expect(new Set(possible.map(([, , , to]) => to)).size).toBe(correctionStates.length);
});

test.each(all)('%s, %s by the %s', (from, action, by) => {
  const found = possible.find((one) => one[0] === from && one[1] === action && one[2] === by);
  expect(afterCorrection(from, action, by)).toBe(found?.[3]);
});
