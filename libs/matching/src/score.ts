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

/** How well a pair suits that is not removed. One function for both directions. */
export function scoreOf(expert: PreparedExpert, need: PreparedNeed, wishes: Wishes): number {
  let sum = 0;
  for (const [criterion, weight] of wishes) sum += weight * criterion.part(expert, need);
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
