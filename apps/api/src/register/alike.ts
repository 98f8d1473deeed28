import { normalForm } from '#platform';

/** Words of a name without case, accents, dashes and signs: "2026–2027, 1" and "2026-2027,1" are the same. */
export const wordsIn = (name: string): string =>
  normalForm(name, 'NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Characters of compared texts at most: the work grows with the square of their length. */
const longest = 60;

/** How many characters must be put in, taken out or replaced to make one of the other; Infinity where that is too long to tell. */
export function distance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  if (a.length > longest || b.length > longest) return one === other ? 0 : Infinity;
  let row = b.map((_, at) => at + 1);
  for (const [done, sign] of a.entries()) {
    let [corner, left] = [done, done + 1];
    row = row.map((above, at) => {
      left = Math.min(above + 1, left + 1, corner + (b[at] === sign ? 0 : 1));
      corner = above;
      return left;
    });
  }
  return row.at(-1) ?? a.length;
}

/** Mistyped characters that are accepted: none in short words, where each letter makes another word. */
const mostWrong = ({ length }: string) => (length >= 9 ? 2 : length >= 5 ? 1 : 0);

/** Whether one is mistyped for the other. */
export const isMistyped = (one: string, other: string): boolean => distance(one, other) <= mostWrong(other);

/** The one of some names that is most similar to another; none when two are equally similar. */
export function mostAlike(name: string, names: readonly string[]): string | undefined {
  const wanted = wordsIn(name).replaceAll(' ', '');
  const found = names
    .map((one) => ({ one, far: distance(wanted, wordsIn(one).replaceAll(' ', '')) }))
    .filter(({ far, one }) => far <= Math.max(1, Math.floor(one.length / 4)))
    .sort((a, b) => a.far - b.far);
  return found[1]?.far === found[0]?.far && found.length > 1 ? undefined : found[0]?.one;
}
