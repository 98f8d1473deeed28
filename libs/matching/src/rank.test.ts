import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { prepare } from './prepare.ts';
import type { Expert, Need } from './profile.ts';
import { levels } from './profile.ts';
import { rankExperts, rankNeeds, whyRemoved } from './rank.ts';
import { mustHold, score } from './reference-testing.ts';
import { bestScore, mostReasonsAgainst, mostReasonsFor } from './score.ts';
import { experts, needs, oneNeed, oneOpenNeed, openExperts, weights } from './testing.ts';

const runs = 200;
const find = <T extends { id: string }>(all: readonly T[], id: string): T => {
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
};

test('a ranking is that of the slow reference: who is removed, why, the scores, and the order', () => {
  const met = { ranked: 0, removed: 0, ties: 0, nobody: 0, noLanguage: 0, oneLanguage: 0, silent: 0 };
  fc.assert(
    fc.property(experts(8), oneNeed, weights, (all, need, chosen) => {
      const roster = prepare(all);
      const { places, suitable, removed } = rankExperts(roster, need, { weights: chosen });
      const kept = all.filter((one) => mustHold(one, need).length === 0);
      expect(places.map(({ id }) => id).toSorted()).toEqual(kept.map(({ id }) => id).toSorted());
      expect(suitable).toBe(kept.length);
      for (const one of all) {
        const codes = new Set(whyRemoved(roster, one.id, need).map(({ code }) => code));
        expect([...codes].toSorted()).toEqual(mustHold(one, need).toSorted());
      }
      for (const [code, count] of Object.entries(removed)) {
        expect(count).toBe(all.filter((one) => mustHold(one, need).some((broken) => broken === code)).length);
      }
      for (const place of places) {
        const exact = score(find(all, place.id), need, all, chosen);
        // Half a point is rounding; the weights of words have seven digits.
        expect(Math.abs(place.score - exact)).toBeLessThanOrEqual(0.5 + 1e-3);
      }
      for (const [at, place] of places.entries()) {
        const next = places[at + 1];
        if (!next) continue;
        expect(place.score).toBeGreaterThanOrEqual(next.score);
        if (place.score !== next.score) continue;
        met.ties += 1;
        const [one, other] = [find(all, place.id), find(all, next.id)];
        const [mine, theirs] = [one.lastProposedAt ?? -1, other.lastProposedAt ?? -1];
        expect(mine < theirs || (mine === theirs && one.id < other.id)).toBe(true);
      }
      met.noLanguage += removed.NO_COMMON_LANGUAGE;
      if (need.oneLanguageOf?.length) {
        met.oneLanguage += places.length;
        met.silent += kept.filter(({ languages }) => languages.length === 0).length;
      }
      met.ranked += places.length;
      met.removed += all.length - kept.length;
      if (places.length === 0) met.nobody += 1;
    }),
    { numRuns: runs },
  );
  expect(met.ranked).toBeGreaterThan(runs / 4);
  expect(met.removed).toBeGreaterThan(runs);
  expect(met.noLanguage).toBeGreaterThan(runs / 2);
  expect(met.oneLanguage).toBeGreaterThan(runs / 10);
  expect(met.silent).toBeGreaterThan(0);
  expect(met.ties).toBeGreaterThan(runs / 20);
  expect(met.nobody).toBeGreaterThan(runs / 20);
});

test('needs for an expert have the same scores as the expert has for the needs', () => {
  let pairs = 0;
  fc.assert(
    fc.property(experts(4), needs(4), weights, (all, asked, chosen) => {
      const roster = prepare(all);
      for (const { id } of all) {
        const mine = rankNeeds(roster, id, asked, { weights: chosen });
        const theirs = asked.flatMap((need) => {
          const place = rankExperts(roster, need, { weights: chosen }).places.find((one) => one.id === id);
          return place ? [{ ...place, id: need.id }] : [];
        });
        expect(mine.places.toSorted(byId)).toEqual(theirs.toSorted(byId));
        expect(mine.places.map(({ score: one }) => one)).toEqual(
          theirs.map(({ score: one }) => one).toSorted((one, other) => other - one),
        );
        pairs += mine.places.length;
      }
    }),
    { numRuns: runs },
  );
  expect(pairs).toBeGreaterThan(runs / 4);
});

test('the order in which experts come changes nothing, and a limit keeps the beginning', () => {
  fc.assert(
    fc.property(experts(8), oneNeed, fc.nat(4), (all, need, limit) => {
      const whole = rankExperts(prepare(all), need);
      expect(rankExperts(prepare(all.toReversed()), need)).toEqual(whole);
      expect(rankExperts(prepare(all), need, { limit }).places).toEqual(whole.places.slice(0, limit));
    }),
    { numRuns: runs },
  );
});

test('many who suit are left early, and the first of them are the same', () => {
  const met = { many: 0 };
  fc.assert(
    fc.property(openExperts(60), oneOpenNeed, weights, fc.nat(4), (all, need, chosen, limit) => {
      const roster = prepare(all);
      const whole = rankExperts(roster, need, { weights: chosen });
      const first = rankExperts(roster, need, { weights: chosen, limit });
      expect(first).toEqual({ ...whole, places: whole.places.slice(0, limit) });
      // Room for twice as many was used up, so that scores were compared with those that are kept.
      if (limit > 0 && whole.suitable > 4 * limit) met.many += 1;
    }),
    { numRuns: runs },
  );
  expect(met.many).toBeGreaterThan(runs / 4);
});

/** Changes of an expert that make the pair better, or as good. */
const better: readonly [what: string, (one: Expert, need: Need) => Expert][] = [
  [
    'a language is spoken better',
    (one) => ({
      ...one,
      languages: one.languages.map(({ language, level }) => ({
        language,
        level: levels[Math.min(levels.length - 1, levels.indexOf(level) + 1)] ?? level,
      })),
    }),
  ],
  ['all weeks are free', (one, { weeks }) => ({ ...one, weeks: [...one.weeks, ...weeks] })],
  ['more hours are given', (one) => ({ ...one, hoursAWeek: (one.hoursAWeek ?? 0) + 1 })],
  [
    'there are more years of practice',
    (one) => ({ ...one, fields: one.fields.map(({ code, years = 0 }) => ({ code, years: years + 3 })) }),
  ],
  [
    'the field of the need is theirs too',
    (one, { fields }) => ({ ...one, fields: [...one.fields, ...fields.map((code) => ({ code }))] }),
  ],
  [
    'the sector of the need is theirs too',
    (one, { sectors }) => ({ ...one, sectors: [...new Set([...one.sectors, ...sectors])] }),
  ],
  ['more modes are offered', (one) => ({ ...one, modes: ['virtual', 'short', 'sequential', 'long'] })],
];

test.each(better)('nobody stands lower or is removed because %s', (_, improve) => {
  const met = { higher: 0, same: 0 };
  fc.assert(
    fc.property(openExperts(4), oneOpenNeed, weights, fc.nat(), (all, need, chosen, which) => {
      const one = all[which % Math.max(1, all.length)];
      if (!one) return;
      const improved = all.map((other) => (other === one ? improve(one, need) : other));
      const at = (some: Expert[]) => {
        const { places } = rankExperts(prepare(some), need, { weights: chosen });
        const place = places.findIndex(({ id }) => id === one.id);
        return place < 0 ? { place: Infinity, score: -1 } : { place, score: places[place]?.score ?? 0 };
      };
      const [before, after] = [at(all), at(improved)];
      expect(after.place).toBeLessThanOrEqual(before.place);
      expect(after.score).toBeGreaterThanOrEqual(before.score);
      if (after.score > before.score) met.higher += 1;
      else met.same += 1;
    }),
    { numRuns: 2 * runs },
  );
  expect(met.higher).toBeGreaterThan(3);
  expect(met.same).toBeGreaterThan(3);
});

test('a ranking says at most three reasons for and two against', () => {
  const met = { three: 0, two: 0 };
  fc.assert(
    fc.property(openExperts(6), oneOpenNeed, (all, need) => {
      for (const { reasonsFor, reasonsAgainst, score: value } of rankExperts(prepare(all), need).places) {
        expect(reasonsFor.length).toBeLessThanOrEqual(mostReasonsFor);
        expect(reasonsAgainst.length).toBeLessThanOrEqual(mostReasonsAgainst);
        const codes = [...reasonsFor, ...reasonsAgainst].map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        if (value === bestScore) expect(reasonsAgainst).toEqual([]);
        if (reasonsFor.length === 3) met.three += 1;
        if (reasonsAgainst.length === 2) met.two += 1;
      }
    }),
    { numRuns: runs },
  );
  expect(met.three).toBeGreaterThan(runs / 20);
  expect(met.two).toBeGreaterThan(runs / 20);
});

test('of equal scores who was proposed least lately comes first, who was never proposed before all, then the lower id', () => {
  let compared = 0;
  fc.assert(
    fc.property(openExperts(1), oneOpenNeed, (all, need) => {
      const [one] = all;
      if (!one || mustHold(one, need).length > 0) return;
      compared += 1;
      const { lastProposedAt: _, ...never } = one;
      const roster = prepare([
        { ...one, id: 'b', lastProposedAt: 2 },
        { ...one, id: 'd', lastProposedAt: 1 },
        { ...never, id: 'z' },
        { ...one, id: 'c', lastProposedAt: 1 },
      ]);
      expect(rankExperts(roster, need).places.map(({ id }) => id)).toEqual(['z', 'c', 'd', 'b']);
    }),
    { numRuns: runs },
  );
  expect(compared).toBeGreaterThan(runs / 20);
});

test('a roster without experts and one who is not in it', () => {
  const [need] = fc.sample(oneNeed, { numRuns: 1, seed: 1 });
  if (!need) throw new Error('Nothing was made.');
  const roster = prepare([]);
  expect(rankExperts(roster, need)).toMatchObject({ places: [], suitable: 0 });
  expect(() => rankNeeds(roster, 'nobody', [need])).toThrow('The roster has no expert nobody.');
});

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
