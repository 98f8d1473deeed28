import { defaultWeights, prepare, rankExperts } from '#matching';
import type { Weights } from '#matching';
import type { Figure } from '../../../tools/bench/report.ts';
import { readClassifications } from './classifications.ts';
import type { Classifications } from './classifications.ts';
import { faults } from './faults.ts';
import { rankByFullText, variants } from './full-text.ts';
import { expertOf, needOf, readJudged, splits, suitable } from './judged.ts';
import type { Judged, Split } from './judged.ts';

/** Of how many proposed experts one looks at how many are suitable. */
const first = 5;
/** How much better than the words of the texts: the promise. */
const ahead = 0.15;

/** The ids of the experts for each need, the best first. */
type Rankings = ReadonlyMap<string, readonly string[]>;

export async function measurePrecision(): Promise<Figure[]> {
  const judged = readJudged();
  const known = readClassifications();
  const wrong = faults(judged, known);
  if (wrong.length > 0) throw new Error(`The judged files are wrong: ${wrong.join('; ')}.`);
  const ours = rankByMatching(judged, known, defaultWeights);
  const all = await rankByFullText(judged.experts, judged.needs);
  // The rival too is tuned on the tuning needs alone.
  const best = (change: (rankings: Rankings) => Rankings) =>
    variants
      .map((variant) => ({ variant, rankings: change(all.get(variant) ?? new Map()) }))
      .map((one) => ({ ...one, tuned: precision(judged, 'tuning', one.rankings) }))
      .reduce((most, one) => (one.tuned > most.tuned ? one : most));
  const plain = best((rankings) => rankings);
  const filtered = best((rankings) => onlyThoseIn(ours, rankings));
  return splits.flatMap((split) => {
    const figure = (what: string, value: number): Figure => ({
      figure: `${split}: ${what}`,
      value: round(value),
      unit: '',
    });
    const [mine, theirs] = [hits(judged, split, ours), hits(judged, split, plain.rankings)];
    const better = (mine - theirs) / looked(judged, split);
    const difference = figure('matching ahead of full text', better);
    return [
      figure(`precision at ${String(first)} of matching`, precision(judged, split, ours)),
      figure(`precision at ${String(first)} of full text, ${plain.variant}`, precision(judged, split, plain.rankings)),
      split === 'held' ? { ...difference, goal: `>= ${String(ahead)}`, ok: better >= ahead } : difference,
      figure(
        `precision at ${String(first)} of full text among those who are not removed, ${filtered.variant}`,
        precision(judged, split, filtered.rankings),
      ),
      figure(`precision at ${String(first)} of those who are not removed, in any order`, anyOrder(judged, split, ours)),
      figure(`highest precision at ${String(first)} that is possible`, ceiling(judged, split)),
    ];
  });
}

function rankByMatching(judged: Judged, known: Classifications, weights: Weights): Rankings {
  const roster = prepare(
    judged.experts.map((expert) => expertOf(expert, known)),
    known.vocabulary,
  );
  return new Map(
    judged.needs.map((need) => [
      need.id,
      rankExperts(roster, needOf(need, known), { weights }).places.map(({ id }) => id),
    ]),
  );
}

const onlyThoseIn = (kept: Rankings, rankings: Rankings): Rankings =>
  new Map([...rankings].map(([need, ids]) => [need, ids.filter((id) => kept.get(need)?.includes(id))]));

/** Of the first five of each need of a split, how many are suitable: counted in whole numbers, so that a goal is met or not. */
const hits = (judged: Judged, split: Split, rankings: Rankings): number =>
  sumOf(judged, split, (id) => {
    const good = suitable(judged, id);
    return (rankings.get(id) ?? []).slice(0, first).filter((expert) => good.has(expert)).length;
  });

const precision = (judged: Judged, split: Split, rankings: Rankings): number =>
  hits(judged, split, rankings) / looked(judged, split);

/** What one may expect of a ranking that only removes and does not order. */
const anyOrder = (judged: Judged, split: Split, rankings: Rankings): number =>
  sumOf(judged, split, (id) => {
    const ids = rankings.get(id) ?? [];
    const good = ids.filter((expert) => suitable(judged, id).has(expert)).length;
    return ids.length === 0 ? 0 : (good * Math.min(first, ids.length)) / ids.length;
  }) / looked(judged, split);

const ceiling = (judged: Judged, split: Split): number =>
  sumOf(judged, split, (id) => Math.min(first, suitable(judged, id).size)) / looked(judged, split);

/** How many places are looked at. */
const looked = (judged: Judged, split: Split): number => first * sumOf(judged, split, () => 1);

const sumOf = ({ needs }: Judged, split: Split, value: (needId: string) => number): number =>
  needs.filter((need) => need.split === split).reduce((sum, { id }) => sum + value(id), 0);

const round = (value: number) => Math.round(value * 1000) / 1000;
