import type { Ranking } from './rank.ts';

/** Where somebody stood in one ranking and stands in another; counted from 1, undefined for who is not in it. */
export interface Move {
  id: string;
  before: number | undefined;
  after: number | undefined;
}

/**
 * What changes from one ranking to another, as a preview of other weights: those whose place is another, who come in and who fall out. Those
 * who come nearest to the top stand first.
 */
export function compareRankings(before: Pick<Ranking, 'places'>, after: Pick<Ranking, 'places'>): Move[] {
  const [was, is] = [placesOf(before), placesOf(after)];
  const top = ({ before: one = Infinity, after: other = Infinity }: Move) => Math.min(one, other);
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((id): Move => ({ id, before: was.get(id), after: is.get(id) }))
    .filter((move) => move.before !== move.after)
    .toSorted((one, other) => top(one) - top(other) || (one.id < other.id ? -1 : 1));
}

const placesOf = ({ places }: Pick<Ranking, 'places'>): Map<string, number> =>
  new Map(places.map(({ id }, at) => [id, at + 1]));
