import { plainText } from '../look/plain-text.ts';

/** The text of a page, made ready once to be searched again and again. */
export interface SearchedText {
  /** Its characters as they are shown. */
  signs: readonly string[];
  /** The same without capitals and accents. */
  plain: string;
  /** For each place in `plain` the sign it comes from: a ligature stands for two letters. */
  from: readonly number[];
}

/** A part of what is shown of a page; a hit is what was typed. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Letters from which on it is searched: one alone is on every page. */
const fewest = 2;
/** Characters that are shown before the first hit, and from there on. */
const before = 40;
const after = 90;

/** A PDF writes "ﬁ" as one sign, and one types the apostrophe that is on the keyboard. */
const plain = (text: string) => plainText(text.normalize('NFKD')).replace(/[‘’ʼ]/g, "'");

export function searched(text: string): SearchedText {
  const signs = [...text.normalize('NFC').replace(/\s+/g, ' ')];
  const parts = signs.map(plain);
  return { signs, plain: parts.join(''), from: parts.flatMap((part, sign) => Array<number>(part.length).fill(sign)) };
}

/** The words that are looked for; none while too little is typed. */
export function wordsOf(typed: string): string[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return words.join('').length < fewest ? [] : words;
}

/** Whether all of the words are in it, wherever. */
export const hasAll = ({ plain }: SearchedText, words: readonly string[]): boolean =>
  words.every((word) => plain.includes(word));

/** A short part of the text around the first of the words, with all of them marked that are in it. */
export function pieceOf({ signs, plain, from }: SearchedText, words: readonly string[]): Piece[] {
  const hits = words.flatMap((word) => placesOf(word, plain).map((place) => ({ place, length: word.length })));
  const first = hits.sort((a, b) => a.place - b.place)[0];
  if (!first) return [];
  const marked = new Set(hits.flatMap(({ place, length }) => from.slice(place, place + length)));
  const [start, end] = [from[first.place] ?? 0, (from[first.place + first.length - 1] ?? 0) + 1];
  const begin = wordAfter(signs, start - before, start);
  const stop = wordBefore(signs, start + after, end);
  const pieces: Piece[] = [];
  const add = (text: string, hit: boolean) => {
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += text;
    else pieces.push({ text, hit });
  };
  if (begin > 0) add('… ', false);
  for (let sign = begin; sign < stop; sign += 1) add(signs[sign] ?? '', marked.has(sign));
  if (stop < signs.length) add(' …', false);
  return pieces;
}

function placesOf(word: string, text: string): number[] {
  const places: number[] = [];
  for (let place = text.indexOf(word); place >= 0; place = text.indexOf(word, place + word.length)) places.push(place);
  return places;
}

/** Where the first whole word begins from a place on, and before another. */
function wordAfter(signs: readonly string[], place: number, latest: number): number {
  if (place <= 0) return 0;
  const gap = signs.indexOf(' ', place - 1);
  return gap >= 0 && gap < latest ? gap + 1 : place;
}

/** Where the last whole word ends up to a place, and not before another. */
function wordBefore(signs: readonly string[], place: number, earliest: number): number {
  if (place >= signs.length) return signs.length;
  const gap = signs.lastIndexOf(' ', place);
  return gap >= earliest ? gap : Math.max(place, earliest);
}
