/**
 * Invisible characters, which make two names of one, or turn the direction of the following text: zero-width spaces,
 * soft hyphens, marks, embeddings and isolates of direction (Unicode's Cf, and the few of other kinds that have no width). People
 * who paste from a document bring them along without knowing.
 */
const unseen =
  /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])(?:\p{Cf}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f|\u3164|\uffa0)/gu;
/**
 * Joiners are part of how emoji and words of Arabic and Indian scripts are written, after a letter or sign of theirs and before
 * another; tags are part of three flags.
 */
const joiners =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{M}\p{sc=Arab}\p{sc=Syrc}\p{sc=Nkoo}\p{sc=Mong}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;
/** Tags are matched in one go with the flag before them: looking back from each would be work that grows with their square. */
const tags = /(\u{1f3f4}[\u{e0020}-\u{e007f}]+)|[\u{e0020}-\u{e007f}]+/gu;

/** Matches most texts, which need no further work. */
const plain = /^[\n\t -~\u00a1-\u00ac\u00ae-\u024f]*$/;

/** A text without its invisible characters. Line ends and tabs stay. */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(unseen, '').replace(tags, '$1').replace(joiners, '');
}

/** Messages have texts at most this deep. */
const deepest = 4;

/**
 * The same for all texts in a message, in fields of any name. A message that is too deep is left to the code that validates it. A
 * part without such characters is returned as it is, so that a message of thousands of objects is not built anew.
 */
export function visibleIn(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return visible(value);
  if (typeof value !== 'object' || value === null || depth === deepest) return value;
  if (Array.isArray(value)) return visibleItems(value, depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return visibleFields(value as Readonly<Record<string, unknown>>, depth);
}

function visibleItems(items: readonly unknown[], depth: number): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const item = visibleIn(items[index], depth + 1);
    if (item !== items[index]) (copy ??= [...items])[index] = item;
  }
  return copy ?? items;
}

function visibleFields(fields: Readonly<Record<string, unknown>>, depth: number): Readonly<Record<string, unknown>> {
  let changed: [name: string, item: unknown][] | undefined;
  for (const name of Object.keys(fields)) {
    const item = visibleIn(fields[name], depth + 1);
    if (item !== fields[name]) (changed ??= []).push([name, item]);
  }
  // Not by assigning: a field may be called __proto__.
  return changed ? Object.fromEntries([...Object.entries(fields), ...changed]) : fields;
}
