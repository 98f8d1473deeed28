/** What is wished. Each criterion gives a part from 0 to 1; its weight says how much that counts among the others. */
export const criterionNames = [
  'field',
  'sector',
  'skills',
  'words',
  'taught',
  'experience',
  'languages',
  'welcomeLanguage',
  'weeks',
  'hoursAWeek',
  'commonHours',
  'origin',
  'mode',
] as const;
export type CriterionName = (typeof criterionNames)[number];

/** Any numbers from 0 up: only what they are to each other counts. */
export type Weights = Readonly<Record<CriterionName, number>>;

/** Set on the tuning needs of test/bench/matching alone (docs/decisions/0218). */
export const defaultWeights: Weights = {
  field: 35,
  sector: 5,
  skills: 20,
  words: 20,
  taught: 5,
  experience: 5,
  languages: 3,
  welcomeLanguage: 2,
  weeks: 10,
  hoursAWeek: 5,
  commonHours: 10,
  origin: 2,
  mode: 5,
};

/** @returns the same weights with a sum of 1 @throws {RangeError} for weights below 0, none at all, and what is no number */
export function normalised(weights: Weights): Weights {
  const all = criterionNames.map((name) => weights[name]);
  if (!all.every((weight) => Number.isFinite(weight) && weight >= 0))
    throw new RangeError('A weight is a number from 0 up.');
  const sum = all.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0) || !Number.isFinite(sum)) throw new RangeError('At least one weight must be above 0.');
  return Object.fromEntries(criterionNames.map((name) => [name, weights[name] / sum])) as Weights;
}
