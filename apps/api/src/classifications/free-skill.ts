import { badInput, normalForm } from '#platform';
import { line } from '../graphql/text.ts';

/** Characters of a skill in a person's own words. */
export const longestFreeSkill = 80;

/** What people type for an apostrophe. */
const apostrophes = /['`\u00b4\u02b9\u02bc\u2018\u2032]/gu;
const marks = /\p{M}/gu;
const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };
/** Signs that tell C, C# and C++ apart are part of a word. */
const between = /[^\p{L}\p{Nd}+#]+/gu;

/** A skill that stands in no list. */
export interface FreeSkill {
  /** As its owner wrote it, in one line, with single spaces and typographic apostrophes. */
  readonly text: string;
  /** The same for all spellings of it: without case, accents, hyphens and apostrophes. */
  readonly key: string;
}

/**
 * A skill in a person's own words, so that two spellings of it are one.
 *
 * @throws {AppError} BAD_INPUT at `field`: it is too long, or holds neither a letter nor a digit
 */
export function freeSkill(field: string, typed: string): FreeSkill {
  const oneLine = typed.replace(/\s+/gu, ' ').replace(apostrophes, '’');
  const text = line(field, oneLine, longestFreeSkill);
  const folded = normalForm(text, 'NFKD').toLowerCase().replace(marks, '');
  const key = folded
    .replace(/[œæß]/gu, (sign) => ligatures[sign] ?? sign)
    .replace(between, ' ')
    .trim();
  if (!/[\p{L}\p{Nd}]/u.test(key)) throw badInput(field, 'This must have a letter or a digit.');
  return { text, key };
}
