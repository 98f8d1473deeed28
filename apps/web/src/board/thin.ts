import simplify from 'simplify-js';
import { limits } from '#contract/limits';

export type Point = readonly [number, number];

/** Board units that a thinned line may lie beside what the hand drew: a fifth of the thinnest line, more only for scribbles. */
const firstTolerance = 5;

/** The fewest points that still draw the line, within the contract's limit. */
export function thin(points: readonly Point[]): Point[] {
  const line = points.map(([x, y]) => ({ x: Math.round(x), y: Math.round(y) }));
  for (let tolerance = firstTolerance; ; tolerance *= 1.6) {
    const few = simplify(line, tolerance, true);
    if (few.length <= limits.strokePoints) return few.map(({ x, y }) => [x, y]);
  }
}
