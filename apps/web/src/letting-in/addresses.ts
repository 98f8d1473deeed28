/** As the service takes them. */
const shape = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\].]+(\.[^\s@<>(),;:"\\[\].]+)*$/;
/** Names of a spreadsheet's columns. */
const heading = /^(e-?mail|courriel|mail|adresses?|addresse?s?)( \S+){0,2}$/i;
/** Spaces of no width that come along from documents. */
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * Finds e-mail addresses in pasted text: one a line, or with commas, semicolons, names and angle brackets around them. Each is
 * returned once, in lower case. A line without an address, and text that looks like one and is none, is `wrong`, so that nothing
 * is lost.
 */
export function addressesIn(text: string): { found: string[]; wrong: string[] } {
  const found = new Set<string>();
  const wrong = new Set<string>();
  text
    .replace(unseen, '')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .forEach((line, place) => {
      const words = line.split(/[\s,;<>"'()[\]]+/).map((word) => word.replace(/[.:]+$/, '').replace(/^mailto:/i, ''));
      const good = words.filter((word) => shape.test(word));
      // "aline@", "a@@u.org", and without the sign "aline.uwase.ac.rw"; names beside an address are names.
      const bad = words.filter((word) => !shape.test(word) && (word.includes('@') || /\w\.\w+\.\w/.test(word)));
      for (const word of good) found.add(word.toLowerCase());
      if (good.length > 0 || bad.length > 1) for (const word of bad) wrong.add(word);
      else if (line !== '' && !(place === 0 && heading.test(line))) wrong.add(line.slice(0, 100));
    });
  return { found: [...found], wrong: [...wrong] };
}
