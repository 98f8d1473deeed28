import { munkres } from 'munkres';
import { byFairness } from './prepare.ts';
import type { PreparedExpert, Roster } from './prepare.ts';
import type { Need } from './profile.ts';
import { rowOf } from './rows.ts';
import type { Row } from './rows.ts';
import { bestScore, explain, scoreOf } from './score.ts';
import type { Explanation } from './score.ts';
import { whatIsMissing } from './shortage.ts';
import type { Shortage } from './shortage.ts';
import { defaultWeights } from './weights.ts';
import type { Weights } from './weights.ts';

export interface AssignedPair extends Explanation {
  need: string;
  expert: string;
  score: number;
}

export interface Assignment {
  pairs: AssignedPair[];
  /** Needs that nobody is assigned to, with what would have to change. */
  unplaced: (Shortage & { need: string })[];
}

/**
 * Assigns an expert to each need, to none more needs than their capacity: first as many needs as can be placed, of these
 * assignments those with the best sum of scores, of these the one with those who were proposed least lately.
 */
export function assign(
  roster: Roster,
  needs: readonly Need[],
  { weights = defaultWeights }: { weights?: Weights } = {},
): Assignment {
  const rows = needs.toSorted(byFairness).map((need) => rowOf(roster, need, weights));
  const columns = placesOf(roster, rows);
  const assigned = cheapest(rows, columns);
  const pairs = [...assigned].map(([row, expert]): AssignedPair => {
    const { prepared, wishes } = row;
    const score = scoreOf(expert, prepared, wishes);
    return { need: prepared.need.id, expert: expert.expert.id, score, ...explain(expert, prepared, wishes) };
  });
  const missing = whatIsMissing(roster, rows, assigned);
  return { pairs, unplaced: [...missing].map(([row, shortage]) => ({ need: row.prepared.need.id, ...shortage })) };
}

/** Experts as often as they have places, as far as needs could take them. */
function placesOf(roster: Roster, rows: readonly Row[]): PreparedExpert[] {
  return roster.experts.flatMap((expert, at) => {
    const wanted = rows.filter(({ broken }) => broken[at] === 0).length;
    return new Array<PreparedExpert>(Math.max(0, Math.min(Math.floor(expert.expert.capacity), wanted))).fill(expert);
  });
}

/** @throws {RangeError} for so many needs and places that costs would not be exact */
function cheapest(rows: readonly Row[], columns: readonly PreparedExpert[]): Map<Row, PreparedExpert> {
  if (rows.length === 0 || columns.length === 0) return new Map();
  // Fairness decides only between sums of scores that are equal: all places together cost less than one point.
  const point = rows.length * columns.length + 1;
  // A pair that is removed costs more than all others together, so it stands for "nobody" and is left out below.
  const nobody = rows.length * (bestScore + 1) * point;
  if (rows.length * nobody > Number.MAX_SAFE_INTEGER) throw new RangeError('Assign fewer needs at once.');
  const costs = rows.map(({ prepared, wishes, broken }) => {
    const known = new Map<PreparedExpert, number>();
    return Float64Array.from(columns, (expert, place) => {
      if (broken[expert.place] !== 0) return nobody;
      const score = known.get(expert) ?? scoreOf(expert, prepared, wishes);
      known.set(expert, score);
      return (bestScore - score) * point + place;
    });
  });
  const found = new Map<Row, PreparedExpert>();
  for (const [y, x] of munkres(costs)) {
    const [row, expert] = [rows[y] as Row, columns[x] as PreparedExpert];
    if (row.broken[expert.place] === 0) found.set(row, expert);
  }
  return found;
}
