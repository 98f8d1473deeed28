import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { compareRankings } from './compare.ts';
import { prepare } from './prepare.ts';
import { rankExperts } from './rank.ts';
import { experts, oneNeed, weights } from './testing.ts';
import { defaultWeights } from './weights.ts';

const ranking = (...ids: string[]) => ({
  places: ids.map((id) => ({ id, score: 0, reasonsFor: [], reasonsAgainst: [] })),
});

test('who moves, who comes in and who falls out is told, nearest to the top first', () => {
  expect(compareRankings(ranking('a', 'b', 'c', 'd'), ranking('a', 'c', 'b', 'e'))).toEqual([
    { id: 'b', before: 2, after: 3 },
    { id: 'c', before: 3, after: 2 },
    { id: 'd', before: 4, after: undefined },
    { id: 'e', before: undefined, after: 4 },
  ]);
});

test('the same weights, and the same ones doubled, change nothing', () => {
  fc.assert(
    fc.property(experts(6), oneNeed, weights, (all, need, chosen) => {
      const roster = prepare(all);
      const doubled = Object.fromEntries(Object.entries(chosen).map(([name, weight]) => [name, weight * 2]));
      const [one, other] = [chosen, { ...chosen, ...doubled }].map((some) =>
        rankExperts(roster, need, { weights: some }),
      );
      if (one && other) expect(compareRankings(one, other)).toEqual([]);
    }),
  );
});

test('a preview the other way round says the opposite', () => {
  const met = { changed: 0, limited: 0 };
  fc.assert(
    fc.property(experts(8), oneNeed, weights, fc.integer({ min: 1, max: 3 }), (all, need, chosen, limit) => {
      const roster = prepare(all);
      const before = rankExperts(roster, need, { weights: defaultWeights, limit });
      const after = rankExperts(roster, need, { weights: chosen, limit });
      const there = compareRankings(before, after);
      const back = compareRankings(after, before);
      expect(back).toEqual(there.map(({ id, before: was, after: is }) => ({ id, before: is, after: was })));
      if (there.length > 0) met.changed += 1;
      if (there.some(({ after: is }) => is === undefined)) met.limited += 1;
    }),
    { numRuns: 800 },
  );
  expect(met.changed).toBeGreaterThan(10);
  expect(met.limited).toBeGreaterThan(3);
});
