import { codesOf } from './must.ts';
import type { RemovalCode } from './must.ts';
import type { PreparedExpert, Roster } from './prepare.ts';
import { isCandidate } from './rows.ts';
import type { Row } from './rows.ts';

/** A rule that stands against a need, the number of experts that it removes, and those whom nothing else removes. */
export interface Obstacle {
  code: RemovalCode;
  removed: number;
  alone: number;
}

/** What would have to change for a need that nobody is assigned to. */
export type Shortage =
  /** Nobody suits, whatever their capacity. First the rule without which most would. */
  | { because: 'NO_CANDIDATE'; obstacles: Obstacle[] }
  /**
   * All who suit are taken. A place more with any of `experts` places one more need; with as many as `morePlaces` among them,
   * none of the needs that wait for them alone would be left.
   */
  | { because: 'CAPACITY'; experts: string[]; morePlaces: number };

export function whatIsMissing(
  { experts }: Roster,
  rows: readonly Row[],
  assigned: ReadonlyMap<Row, PreparedExpert>,
): Map<Row, Shortage> {
  const takers = new Map<number, Row[]>();
  for (const [row, { place }] of assigned) takers.set(place, [...(takers.get(place) ?? []), row]);
  const candidates = new Map(rows.map((row) => [row, candidatesOf(row, experts)]));
  const unplaced = rows.filter((row) => !assigned.has(row));
  const waiting = unplaced.filter((row) => (candidates.get(row) ?? []).length > 0);
  return new Map(
    unplaced.map((row): [Row, Shortage] => {
      if (!waiting.includes(row)) return [row, { because: 'NO_CANDIDATE', obstacles: obstaclesOf(row, experts) }];
      const within = withinReach(row, candidates, takers);
      const morePlaces = waiting.filter((other) => candidates.get(other)?.every((place) => within.has(place))).length;
      const ids = [...within].toSorted((a, b) => a - b).flatMap((place) => experts[place]?.expert.id ?? []);
      return [row, { because: 'CAPACITY', experts: ids, morePlaces }];
    }),
  );
}

const candidatesOf = (row: Row, experts: readonly PreparedExpert[]): number[] =>
  experts.flatMap(({ place }) => (isCandidate(row, place) ? place : []));

/** Its candidates, those of the needs that have them, and so on: a place more with any of them can be passed on to it. */
function withinReach(
  row: Row,
  candidates: ReadonlyMap<Row, readonly number[]>,
  takers: ReadonlyMap<number, readonly Row[]>,
): Set<number> {
  const reached = new Set<number>();
  const open = [row];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const place of candidates.get(next) ?? []) {
      if (reached.has(place)) continue;
      reached.add(place);
      open.push(...(takers.get(place) ?? []));
    }
  }
  return reached;
}

function obstaclesOf({ broken }: Row, experts: readonly PreparedExpert[]): Obstacle[] {
  const found = new Map<RemovalCode, Obstacle>();
  for (const { place } of experts) {
    const codes = codesOf(broken[place] as number).filter((code) => code !== 'NO_CAPACITY');
    for (const code of codes) {
      const obstacle = found.get(code) ?? { code, removed: 0, alone: 0 };
      obstacle.removed += 1;
      if (codes.length === 1) obstacle.alone += 1;
      found.set(code, obstacle);
    }
  }
  return [...found.values()].toSorted((one, other) => other.alone - one.alone || other.removed - one.removed);
}
