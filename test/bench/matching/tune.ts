import { defaultWeights, prepare, rankExperts, criterionNames } from '#matching';
import type { Weights } from '#matching';
import { readClassifications } from './classifications.ts';
import { expertOf, needOf, readJudged, suitable } from './judged.ts';

/**
 * node --conditions=source test/bench/matching/tune.ts: how the tuning needs are ranked by the default weights, and what each weight does to
 * it. The held needs are left out before anything is ranked.
 */
const judged = readJudged();
const known = readClassifications();
const roster = prepare(
  judged.experts.map((expert) => expertOf(expert, known)),
  known.vocabulary,
);
const needs = judged.needs.filter(({ split }) => split === 'tuning').map((need) => needOf(need, known));
const grade = (need: string, expert: string): number => {
  const { first, considered } = judged.judgements[need] ?? { first: [], considered: [] };
  const isIn = (list: [string, string][]) => list.some(([id]) => id === expert);
  return isIn(first) ? 2 : isIn(considered) ? 1 : 0;
};

/** Precision at 5, and, since it is coarse, how near the order of all is to that of the grades (nDCG). */
function measured(weights: Weights): { precision: number; gain: number } {
  let [precision, gain] = [0, 0];
  for (const need of needs) {
    const grades = rankExperts(roster, need, { weights }).places.map(({ id }) => grade(need.id, id));
    const discounted = (all: readonly number[]) =>
      all.reduce((sum, one, at) => sum + (2 ** one - 1) / Math.log2(at + 2), 0);
    const ideal = judged.experts.map(({ id }) => grade(need.id, id)).toSorted((a, b) => b - a);
    precision += grades.slice(0, 5).filter((one) => one > 0).length / 5;
    gain += discounted(grades) / discounted(ideal);
  }
  return { precision: precision / needs.length, gain: gain / needs.length };
}

const shown = ({ precision, gain }: ReturnType<typeof measured>) => `${precision.toFixed(3)} ${gain.toFixed(4)}`;
console.log('precision at 5, nDCG');
console.log(`default: ${shown(measured(defaultWeights))}`);
console.log(`all alike: ${shown(measured(Object.fromEntries(criterionNames.map((name) => [name, 1])) as Weights))}`);
for (const name of criterionNames) {
  const changed = [0, 0.5, 2].map((times) =>
    shown(measured({ ...defaultWeights, [name]: defaultWeights[name] * times })),
  );
  console.log(`${name} left out, halved, doubled: ${changed.join(' | ')}`);
}
for (const need of needs) {
  const { places, suitable: count } = rankExperts(roster, need);
  const missed = [...suitable(judged, need.id)].filter((id) => !places.slice(0, 5).some((place) => place.id === id));
  const order = places.slice(0, 7).map(({ id, score }) => `${id}(${String(grade(need.id, id))}) ${String(score)}`);
  console.log(`${need.id}: ${order.join(', ')}; of ${String(count)}; missed: ${missed.join(', ')}`);
}
