import type { PreparedNeed } from './prepare-need.ts';
import type { PreparedExpert } from './prepare.ts';

/** A profile never has all words of a need: with this share of their weight it has enough. */
const enough = 0.4;
const mostShown = 3;

/** How much of what the need's words tell stands in the profile too. */
export function wordsPart({ words }: PreparedExpert, { wordWeights, wordsWeight }: PreparedNeed): number {
  let found = 0;
  for (const word of words) found += wordWeights[word] as number;
  return Math.min(1, found / (enough * wordsWeight));
}

/** Those that tell most, in the spelling of the need. */
export function sharedWords({ words }: PreparedExpert, { wordWeights, spellings }: PreparedNeed): string[] {
  const found: { weight: number; at: number; spelling: string }[] = [];
  for (const word of words) {
    const spelled = spellings.get(word);
    if (spelled) found.push({ weight: wordWeights[word] as number, ...spelled });
  }
  return found
    .toSorted((one, other) => other.weight - one.weight || one.at - other.at)
    .slice(0, mostShown)
    .map(({ spelling }) => spelling);
}
