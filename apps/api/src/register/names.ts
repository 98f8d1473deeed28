import type { NameParts } from './entries.ts';

/** Placeholders that registers write for a part of a name that the standard requires. */
const none = /^[\p{P}\s]*$/u;

/** A part of a name; a placeholder counts as none. */
export const partOf = (text: string | undefined): string | undefined =>
  text === undefined || none.test(text) ? undefined : text;

/**
 * The name that is shown: the given name first, as people are called. A postnom stands behind the family name, a middle name before it.
 * Any one of them is a name.
 */
export function shownName({ given, middle, family }: NameParts, middleLast: boolean): string {
  const parts = middleLast ? [given, family, middle] : [given, middle, family];
  return parts.filter((part) => part !== undefined).join(' ');
}
