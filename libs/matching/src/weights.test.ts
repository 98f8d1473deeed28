import { expect, test } from '@jest/globals';
import { criterionNames, defaultWeights, normalised } from './weights.ts';
import type { Weights } from './weights.ts';

const only = (weights: Partial<Record<keyof Weights, number>>): Weights => ({
  ...(Object.fromEntries(criterionNames.map((name) => [name, 0])) as Weights),
  ...weights,
});

test('weights become shares of one', () => {
  const shares = normalised(only({ field: 30, skills: 10 }));
  expect([shares.field, shares.skills, shares.weeks]).toEqual([0.75, 0.25, 0]);
  expect(criterionNames.reduce((sum, name) => sum + normalised(defaultWeights)[name], 0)).toBeCloseTo(1);
});

test.each([
  ['below 0', only({ field: 1, skills: -1 })],
  ['not a number', only({ field: Number.NaN })],
  ['without end', only({ field: Infinity })],
  ['of a sum without end', only({ field: Number.MAX_VALUE, skills: Number.MAX_VALUE })],
  ['all 0', only({})],
  ['left out', { field: 1 } as unknown as Weights],
])('weights that are %s are refused', (_, weights) => {
  expect(() => normalised(weights)).toThrow(RangeError);
});
