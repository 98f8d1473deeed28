import { badInput } from '#platform';
import { criterionNames, defaultWeights } from '#matching';
import type { CriterionName, Weights } from '#matching';

export const highestWeight = 100;

/** @throws {AppError} BAD_INPUT at `field`, or at the entry of it that is wrong */
export function checkedWeights(field: string, given: readonly { criterion: CriterionName; weight: number }[]): Weights {
  const found = new Map<CriterionName, number>();
  for (const [at, { criterion, weight }] of given.entries()) {
    if (found.has(criterion)) throw badInput(`${field}.${at}`, 'This is named twice.');
    if (!Number.isInteger(weight) || weight < 0 || weight > highestWeight)
      throw badInput(`${field}.${at}`, `A weight is a whole number from 0 to ${highestWeight}.`);
    found.set(criterion, weight);
  }
  const weights = criterionNames.map((name) => [name, found.get(name)] as const);
  if (weights.some(([, weight]) => weight === undefined)) throw badInput(field, 'Give a weight to each criterion.');
  if (!weights.some(([, weight]) => weight)) throw badInput(field, 'At least one weight must be above 0.');
  return Object.fromEntries(weights) as Weights;
}

/** What was set before a criterion was there has its default. */
export const withDefaults = (saved: Readonly<Record<string, number>>): Weights =>
  Object.fromEntries(criterionNames.map((name) => [name, saved[name] ?? defaultWeights[name]])) as Weights;
