import { criteria } from './criteria.ts';
import type { Criterion } from './criteria.ts';
import type { PreparedNeed } from './prepare-need.ts';
import type { PreparedExpert } from './prepare.ts';
import type { Reason } from './reasons.ts';
import { criterionNames, normalised } from './weights.ts';
import type { Weights } from './weights.ts';

/** Scores are whole numbers from 0 to this: pairs that differ by less are equal, and fairness decides. */
export const bestScore = 1000;
export const mostReasonsFor = 3;
export const mostReasonsAgainst = 2;
/** From here on a part speaks for a pair, below against it. */
const half = 0.5;

/** The criteria that a need asks for, with weights whose sum is 1. */
export type Wishes = readonly (readonly [criterion: Criterion, weight: number])[];

export function wishesOf(need: PreparedNeed, weights: Weights): Wishes {
  const all = normalised(weights);
  const asked = criterionNames.filter((name) => all[name] > 0 && criteria[name].asked(need));
  const sum = asked.reduce((total, name) => total + all[name], 0);
  return asked.map((name) => [criteria[name], all[name] / sum]);
}

/** More than what the sum of weights may miss 1 by. */
const tolerance = 1e-9;

/**
 * How well a pair suits that is not removed. One function for both directions.
 *
 * @param least a score below it may be told too high, but never as high as this: it is left as soon as it cannot be reached
 */
export function scoreOf(expert: PreparedExpert, need: PreparedNeed, wishes: Wishes, least = -Infinity): number {
  let [sum, left] = [0, 1 + tolerance];
  for (const [criterion, weight] of wishes) {
    sum += weight * criterion.part(expert, need);
    left -= weight;
    const most = Math.round(bestScore * (sum + left));
    if (most < least) return most;
  }
  return Math.round(bestScore * sum);
}

export interface Explanation {
  /** At most three, what counts most first. */
  reasonsFor: Reason[];
  /** At most two. */
  reasonsAgainst: Reason[];
}

export function explain(expert: PreparedExpert, need: PreparedNeed, wishes: Wishes): Explanation {
  const parts = wishes.map(([criterion, weight]) => ({ criterion, weight, part: criterion.part(expert, need) }));
  const told = (some: typeof parts, counts: (one: (typeof parts)[number]) => number, most: number) =>
    some
      .toSorted((one, other) => counts(other) - counts(one))
      .slice(0, most)
      .map(({ criterion }) => criterion.reason(expert, need));
  return {
    reasonsFor: told(
      parts.filter(({ part }) => part >= half),
      ({ weight, part }) => weight * part,
      mostReasonsFor,
    ),
    reasonsAgainst: told(
      parts.filter(({ part }) => part < half),
      ({ weight, part }) => weight * (1 - part),
      mostReasonsAgainst,
    ),
  };
}
