import { Lowest } from './lowest.ts';
import { brokenIn, brokenRules, codesOf, removalCodes, removals } from './must.ts';
import type { Removal, RemovalCode } from './must.ts';
import { prepareNeed } from './prepare-need.ts';
import { byFairness } from './prepare.ts';
import type { PreparedExpert, Roster } from './prepare.ts';
import type { Need } from './profile.ts';
import { bestScore, explain, scoreOf, wishesOf } from './score.ts';
import type { Explanation } from './score.ts';
import { defaultWeights } from './weights.ts';
import type { Weights } from './weights.ts';

/** A place in a ranking: of an expert for a need, or of a need for an expert. */
export interface Placed extends Explanation {
  id: string;
  /** From 0 to `bestScore`. */
  score: number;
}

export interface Ranking {
  /** The best first, those with one score by fairness; at most as many as were asked for. */
  places: Placed[];
  /** How many there are with those that were not asked for. */
  suitable: number;
  /** How many pairs each rule removed; a pair that breaks two counts at both. */
  removed: Record<RemovalCode, number>;
}

export interface RankOptions {
  weights?: Weights;
  /** How many places are told, all without it. */
  limit?: number;
}

export function rankExperts(
  roster: Roster,
  need: Need,
  { weights = defaultWeights, limit = Infinity }: RankOptions = {},
): Ranking {
  const prepared = prepareNeed(roster, need);
  const wishes = wishesOf(prepared, weights);
  const removed = removedByBits();
  const { experts } = roster;
  const rules = brokenIn(prepared, 0, experts.length);
  // A score and a place in one number: the lowest is the best, and numbers are sorted fast.
  const keys = new Lowest(limit, experts.length);
  let suitable = 0;
  for (let place = 0; place < experts.length; place += 1) {
    const broken = rules[place] as number;
    if (broken === 0) {
      suitable += 1;
      const least = bestScore - Math.floor((keys.limit - 1 - place) / experts.length);
      const score = scoreOf(experts[place] as PreparedExpert, prepared, wishes, least);
      keys.add((bestScore - score) * experts.length + place);
    } else removed.count(broken);
  }
  const places = keys.inOrder().map((key): Placed => {
    const expert = experts[key % experts.length] as PreparedExpert;
    const score = bestScore - Math.floor(key / experts.length);
    return { id: expert.expert.id, score, ...explain(expert, prepared, wishes) };
  });
  return { places, suitable, removed: removed.byCode() };
}

/** The other direction: the same scores, seen by an expert of the roster. */
export function rankNeeds(
  roster: Roster,
  expertId: string,
  needs: readonly Need[],
  { weights = defaultWeights, limit = Infinity }: RankOptions = {},
): Ranking {
  const expert = expertOf(roster, expertId);
  const removed = removedByBits();
  const found = needs.toSorted(byFairness).flatMap((need) => {
    const prepared = prepareNeed(roster, need);
    const broken = brokenRules(expert.place, prepared);
    if (broken !== 0) {
      removed.count(broken);
      return [];
    }
    const wishes = wishesOf(prepared, weights);
    const explained = () => explain(expert, prepared, wishes);
    return [{ id: need.id, score: scoreOf(expert, prepared, wishes), explained }];
  });
  const places = found
    .toSorted((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ explained, ...place }): Placed => ({ ...place, ...explained() }));
  return { places, suitable: found.length, removed: removed.byCode() };
}

/** Why an expert is not in the ranking of a need; nothing for one who is. */
export const whyRemoved = (roster: Roster, expertId: string, need: Need): Removal[] =>
  removals(expertOf(roster, expertId), prepareNeed(roster, need));

/** @throws {RangeError} for one who is not in the roster */
function expertOf(roster: Roster, id: string): PreparedExpert {
  const expert = roster.byId.get(id);
  if (!expert) throw new RangeError(`The roster has no expert ${id}.`);
  return expert;
}

/** Counts each combination of broken rules first: there are few of them and many pairs. */
function removedByBits() {
  const counts = new Uint32Array(1 << removalCodes.length);
  return {
    count(broken: number) {
      counts[broken] = (counts[broken] as number) + 1;
    },
    byCode(): Record<RemovalCode, number> {
      const all = Object.fromEntries(removalCodes.map((code) => [code, 0])) as Record<RemovalCode, number>;
      for (let broken = 1; broken < counts.length; broken += 1) {
        const count = counts[broken] as number;
        if (count > 0) for (const code of codesOf(broken)) all[code] += count;
      }
      return all;
    },
  };
}
