import { bitsOf } from './bits.ts';
import type { Bits } from './bits.ts';
import { Codes } from './codes.ts';
import { columnsOf } from './columns.ts';
import type { Columns } from './columns.ts';
import type { Expert } from './profile.ts';
import { relationsOf } from './relations.ts';
import type { KnownRelations } from './relations.ts';
import { addSkill, noSkills } from './skills.ts';
import type { KnownSkills } from './skills.ts';
import { noVocabulary } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';
import { Tokens } from './words.ts';
import type { Token } from './words.ts';

/** The hours of a week as bits. */
export const hourWords = Math.ceil((7 * 24) / 32);

/** An expert in numbers and bits, so that a pair is compared in some hundred operations. */
export interface PreparedExpert {
  readonly expert: Expert;
  /** Where they stand among people with one score: who was proposed least lately comes first, then the lower id. */
  readonly place: number;
  readonly offers: number;
  /** Their part of the column. */
  readonly levels: Uint8Array;
  readonly weeks: Bits;
  readonly hours: Bits | undefined;
  readonly fields: readonly number[];
  /** Beside `fields`. */
  readonly years: readonly number[];
  readonly sectors: readonly number[];
  readonly skills: readonly number[];
  readonly words: Uint32Array;
  /** Words of each course they have taught. */
  readonly taught: readonly (readonly number[])[];
}

/** All experts, prepared once for many needs. */
export interface Roster {
  /** By their places. */
  readonly experts: readonly PreparedExpert[];
  readonly byId: ReadonlyMap<string, PreparedExpert>;
  readonly columns: Columns;
  readonly relations: KnownRelations;
  readonly vocabulary: Vocabulary;
  readonly languages: Codes;
  readonly fields: Codes;
  readonly sectors: Codes;
  readonly skills: KnownSkills;
  readonly tokens: Tokens;
  readonly words: Codes;
  /** By the number of the word: how much it tells, which is more the fewer experts have it. */
  readonly telling: Float64Array;
  readonly firstWeek: number;
  readonly weekWords: number;
}

/** @throws {RangeError} when an id comes twice, or when weeks of the roster are more than ten years apart */
export function prepare(all: readonly Expert[], vocabulary: Vocabulary = noVocabulary): Roster {
  const inOrder = all.toSorted(byFairness);
  const languages = new Codes();
  const { firstWeek, weekWords, ...columns } = columnsOf(inOrder, languages);
  const tokens = new Tokens();
  const known = { fields: new Codes(), sectors: new Codes(), skills: noSkills(tokens), words: new Codes() };
  const experts = inOrder.map((expert, place): PreparedExpert => {
    const ofText = (text: string) => wordsOf(tokens.of(text), vocabulary).map((word) => known.words.add(word));
    const whole = [...expert.skills.flatMap(({ names }) => names), ...expert.taught, expert.text].join('\n');
    return {
      expert,
      place,
      offers: columns.offers[place] as number,
      levels: columns.levels.subarray(place * languages.size, (place + 1) * languages.size),
      weeks: columns.weeks.subarray(place * weekWords, (place + 1) * weekWords),
      hours: expert.freeHours && bitsOf(expert.freeHours, hourWords),
      fields: expert.fields.map(({ code }) => known.fields.add(code)),
      years: expert.fields.map(({ years }) => years ?? 0),
      sectors: expert.sectors.map((code) => known.sectors.add(code)),
      skills: [...new Set(expert.skills.map((skill) => addSkill(known.skills, skill)))],
      words: Uint32Array.from(ofText(whole)),
      taught: expert.taught.map(ofText),
    };
  });
  const byId = new Map(experts.map((one) => [one.expert.id, one]));
  if (byId.size < all.length) throw new RangeError('Two experts have one id.');
  const telling = tellingOf(experts, known.words.size);
  const relations = relationsOf(inOrder);
  return { experts, byId, columns, relations, vocabulary, languages, tokens, ...known, telling, firstWeek, weekWords };
}

interface Proposable {
  id: string;
  lastProposedAt?: number;
}

/** Those who were never proposed come first. */
export function byFairness(one: Proposable, other: Proposable): number {
  const [mine, theirs] = [one.lastProposedAt ?? -Infinity, other.lastProposedAt ?? -Infinity];
  if (mine !== theirs) return mine - theirs;
  return one.id < other.id ? -1 : 1;
}

/** Stems and concepts of a text, each once. */
export function wordsOf(tokens: readonly Token[], vocabulary: Vocabulary): string[] {
  const found = new Set<string>();
  const words: string[] = [];
  for (const token of tokens) {
    for (const stem of token.stems) found.add(stem);
    for (const word of token.words) words.push(word);
  }
  for (const concept of vocabulary.conceptsIn(words)) found.add(`#${concept}`);
  return [...found];
}

function tellingOf(experts: readonly PreparedExpert[], words: number): Float64Array {
  const counts = new Float64Array(words);
  for (const { words: own } of experts) for (const word of own) counts[word] = (counts[word] ?? 0) + 1;
  return counts.map((count) => Math.log(1 + experts.length / count));
}
