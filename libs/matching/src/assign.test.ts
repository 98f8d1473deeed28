import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { assign } from './assign.ts';
import type { Assignment } from './assign.ts';
import { prepare } from './prepare.ts';
import type { Expert, Need } from './profile.ts';
import { rankExperts } from './rank.ts';
import { bestAssignment, mustHold } from './reference-testing.ts';
import { competing, experts, needs, openExperts, openNeeds } from './testing.ts';

const runs = 300;

/** Scores as a ranking has them; none for a pair that is removed. */
const scoresOf = (all: readonly Expert[], asked: readonly Need[]) => {
  const roster = prepare(all);
  return asked.map((need) => {
    const found = new Map(rankExperts(roster, need).places.map(({ id, score }) => [id, score]));
    return all.map(({ id }) => found.get(id));
  });
};
const placedWith = (all: readonly Expert[], asked: readonly Need[]) =>
  bestAssignment(
    scoresOf(all, asked),
    all.map(({ capacity }) => capacity),
  ).placed;

function check(all: readonly Expert[], asked: readonly Need[]): Assignment {
  const assignment = assign(prepare(all), asked);
  const scores = scoresOf(all, asked);
  const best = bestAssignment(
    scores,
    all.map(({ capacity }) => capacity),
  );
  const { pairs, unplaced } = assignment;
  for (const { need, expert, score } of pairs)
    expect(scores[asked.findIndex(({ id }) => id === need)]?.[all.findIndex(({ id }) => id === expert)]).toBe(score);
  for (const { id, capacity } of all)
    expect(pairs.filter(({ expert }) => expert === id).length).toBeLessThanOrEqual(capacity);
  expect({ placed: pairs.length, total: pairs.reduce((sum, { score }) => sum + score, 0) }).toEqual(best);
  expect([...pairs, ...unplaced].map(({ need }) => need).toSorted()).toEqual(asked.map(({ id }) => id).toSorted());
  return assignment;
}

/** Some in whom nearly everybody suits, so that they compete, and some in whom few do. */
const crowds = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(experts(3), needs(5)) },
  { weight: 2, arbitrary: fc.tuple(openExperts(3), openNeeds(5)) },
  { weight: 3, arbitrary: competing },
);

test('an assignment places as many as can be placed, with the best sum of scores, within capacities', () => {
  const met = { placed: 0, several: 0, none: 0, crowded: 0, spare: 0 };
  fc.assert(
    fc.property(crowds, ([all, asked]) => {
      const { pairs } = check(all, asked);
      met.placed += pairs.length;
      if (new Set(pairs.map(({ expert }) => expert)).size < pairs.length) met.several += 1;
      if (pairs.length === 0 && asked.length > 0) met.none += 1;
      const places = all.reduce((sum, { capacity }) => sum + capacity, 0);
      if (asked.length > places) met.crowded += 1;
      if (asked.length < places) met.spare += 1;
    }),
    { numRuns: runs },
  );
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(5);
});

test('what could not be placed says what would have to change, and it is true', () => {
  const met = { noCandidate: 0, alone: 0, capacity: 0, passedOn: 0, several: 0 };
  fc.assert(
    fc.property(crowds, ([all, asked]) => {
      const { pairs, unplaced } = check(all, asked);
      for (const { need: id, ...shortage } of unplaced) {
        const need = asked.find((one) => one.id === id);
        if (!need) throw new Error(`There is no ${id}.`);
        const others = all.map((one): string[] => mustHold(one, need).filter((code) => code !== 'NO_CAPACITY'));
        if (shortage.because === 'NO_CANDIDATE') {
          met.noCandidate += 1;
          expect(others.every((codes) => codes.length > 0)).toBe(true);
          for (const { code, removed, alone } of shortage.obstacles) {
            expect(removed).toBe(others.filter((codes) => codes.includes(code)).length);
            expect(alone).toBe(others.filter((codes) => codes.includes(code) && codes.length === 1).length);
            met.alone += alone;
          }
          continue;
        }
        met.capacity += 1;
        expect(others.some((codes) => codes.length === 0)).toBe(true);
        const withPlaces = (ids: readonly string[], more: number) =>
          placedWith(
            all.map((one) => (ids.includes(one.id) ? { ...one, capacity: one.capacity + more } : one)),
            asked,
          );
        // One more place, with whomever of those named, places one more need.
        for (const expert of shortage.experts) expect(withPlaces([expert], 1)).toBe(pairs.length + 1);
        // So many with each of them place all that wait for these experts alone, and perhaps others.
        expect(withPlaces(shortage.experts, shortage.morePlaces)).toBeGreaterThanOrEqual(
          pairs.length + shortage.morePlaces,
        );
        if (shortage.experts.some((expert) => others[all.findIndex((one) => one.id === expert)]?.length !== 0))
          met.passedOn += 1;
        if (shortage.morePlaces > 1) met.several += 1;
      }
    }),
    { numRuns: runs },
  );
  expect(met.noCandidate).toBeGreaterThan(10);
  expect(met.alone).toBeGreaterThan(10);
  expect(met.capacity).toBeGreaterThan(10);
  expect(met.passedOn).toBeGreaterThan(1);
  expect(met.several).toBeGreaterThan(1);
});

test('of assignments that are equally good the one with those who were proposed least lately is taken', () => {
  let decided = 0;
  fc.assert(
    fc.property(openExperts(1), openNeeds(1), (all, asked) => {
      const [one] = all;
      const [need] = asked;
      if (!one || !need || mustHold(one, need).length > 0) return;
      const roster = prepare([
        { ...one, id: 'a', lastProposedAt: 9 },
        { ...one, id: 'b', lastProposedAt: 7 },
        { ...one, id: 'c', lastProposedAt: 8 },
      ]);
      expect(assign(roster, asked).pairs.map(({ expert }) => expert)).toEqual(['b']);
      decided += 1;
    }),
    { numRuns: runs },
  );
  expect(decided).toBeGreaterThan(runs / 20);
});

test('the order in which experts and needs come changes nothing', () => {
  fc.assert(
    fc.property(crowds, ([all, asked]) => {
      const sorted = ({ pairs, unplaced }: Assignment) => ({
        pairs: pairs.toSorted((one, other) => (one.need < other.need ? -1 : 1)),
        unplaced: unplaced.toSorted((one, other) => (one.need < other.need ? -1 : 1)),
      });
      const there = assign(prepare(all), asked);
      const back = assign(prepare(all.toReversed()), asked.toReversed());
      expect(sorted(back)).toEqual(sorted(there));
    }),
    { numRuns: runs },
  );
});

test('nobody and nothing: no experts, no needs, no places', () => {
  expect(assign(prepare([]), [])).toEqual({ pairs: [], unplaced: [] });
  const asked = fc.sample(needs(3), { numRuns: 30, seed: 3 }).find((all) => all.length > 1) ?? [];
  expect(assign(prepare([]), asked).unplaced.map(({ because }) => because)).toEqual(asked.map(() => 'NO_CANDIDATE'));
});
