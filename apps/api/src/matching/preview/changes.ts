import { compareRankings, rankExperts } from '#matching';
import type { Need, Roster, Weights } from '#matching';

export const firstPlaces = 5;

/** Who comes first for a need by some weights and by others. */
export interface ChangedRanking {
  before: string[];
  after: string[];
  /** How many are among the first only afterwards. */
  entering: number;
  /** How many stand elsewhere, those who come and go included. */
  moved: number;
}

export function changedRanking(roster: Roster, need: Need, now: Weights, then: Weights): ChangedRanking {
  const [before, after] = [now, then].map((weights) => rankExperts(roster, need, { weights, limit: firstPlaces }));
  const ids = (places: readonly { id: string }[] = []) => places.map(({ id }) => id);
  const moves = before && after ? compareRankings(before, after) : [];
  return {
    before: ids(before?.places),
    after: ids(after?.places),
    entering: moves.filter((move) => move.before === undefined).length,
    moved: moves.length,
  };
}
