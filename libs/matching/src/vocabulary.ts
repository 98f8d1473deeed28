import { foldedWords } from './words.ts';

/** Finds concepts in texts by their names, whatever the language: "chimie biologique" and "biochemistry" are one. */
export interface Vocabulary {
  /** @param words as `foldedWords` gives them */
  conceptsIn(words: readonly string[]): string[];
}

interface Node {
  readonly next: Map<string, Node>;
  /** Concepts whose name ends here. */
  readonly ids: string[];
}

const node = (): Node => ({ next: new Map(), ids: [] });

/** @param names pairs of a concept and one of its names; a name may belong to several concepts */
export function vocabularyOf(names: Iterable<readonly [id: string, name: string]>): Vocabulary {
  const root = node();
  for (const [id, name] of names) {
    const words = foldedWords(name);
    // "C" and "R" are languages and letters.
    if (words.join('').length < 2) continue;
    let at = root;
    for (const word of words) at = follow(at, word);
    if (!at.ids.includes(id)) at.ids.push(id);
  }
  return {
    conceptsIn(words) {
      const found = new Set<string>();
      let from = 0;
      while (from < words.length) {
        const { ids, length } = longest(root, words, from);
        for (const id of ids) found.add(id);
        from += Math.max(1, length);
      }
      return [...found];
    },
  };
}

function follow(at: Node, word: string): Node {
  const known = at.next.get(word);
  if (known) return known;
  const made = node();
  at.next.set(word, made);
  return made;
}

/** The longest name that begins at a word. */
function longest(root: Node, words: readonly string[], from: number): { ids: readonly string[]; length: number } {
  let found: { ids: readonly string[]; length: number } = { ids: [], length: 0 };
  let at: Node | undefined = root;
  for (let to = from; to < words.length; to += 1) {
    at = at.next.get(words[to] as string);
    if (!at) break;
    if (at.ids.length > 0) found = { ids: at.ids, length: to - from + 1 };
  }
  return found;
}

export const noVocabulary: Vocabulary = { conceptsIn: () => [] };
