import { bitsOf } from './bits.ts';
import type { Bits } from './bits.ts';
import type { Codes } from './codes.ts';
import { fieldNearness, fieldParts, sectorNearness, sectorParts } from './nearness.ts';
import { bit } from './must.ts';
import { offersOf } from './columns.ts';
import { hourWords, wordsOf } from './prepare.ts';
import type { Roster } from './prepare.ts';
import { levels } from './profile.ts';
import type { Need } from './profile.ts';
import { relatedTo } from './relations.ts';
import { relatedSkills } from './skills.ts';
import { weeksIn } from './weeks.ts';
import type { Token } from './words.ts';

/** So many skills of a need are looked at: they are bits of one number. */
export const mostSkills = 32;
/** A word of the title, a skill or a course tells as much as so many of the running text. */
const subjectCounts = 2;

/** A need in the numbers of a roster: what an expert has is looked up by it. */
export interface PreparedNeed {
  readonly need: Need;
  readonly roster: Roster;
  readonly role: number;
  /** 0 when any mode will do. */
  readonly modes: number;
  readonly bestMode: number;
  /** `language` is -1 when nobody of the roster speaks it. */
  readonly languages: readonly { language: number; level: number }[];
  readonly asksOneLanguage: boolean;
  /** Without those that nobody of the roster speaks. */
  readonly oneLanguageOf: readonly { language: number; level: number }[];
  readonly welcome: readonly number[];
  readonly weeks: Bits;
  readonly weeksAsked: number;
  readonly hours: Bits | undefined;
  readonly hoursAsked: number;
  /** By the number of the field: how near it is to those of the need, from 0 to 1. */
  readonly fieldParts: Float64Array;
  readonly sectorParts: Float64Array;
  /** By the number of the skill: which skills of the need it is, and which ones it is broader or narrower than, as bits. */
  readonly sameSkills: Uint32Array;
  readonly relatedSkills: Uint32Array;
  readonly skillsAsked: number;
  /** By the number of the word: what it counts if an expert has it too. */
  readonly wordWeights: Float32Array;
  readonly wordsWeight: number;
  /** By the number of the word: 1 for those of title, courses and skills. */
  readonly isSubject: Uint8Array;
  /** By the number of the word, how the need spells it and where it comes first; concepts have no spelling. */
  readonly spellings: ReadonlyMap<number, Spelled>;
  /** By place: the rules that the expert breaks by who they are. */
  readonly relations: Uint16Array;
}

interface Spelled {
  spelling: string;
  at: number;
}

export function prepareNeed(roster: Roster, need: Need): PreparedNeed {
  const weeks = weeksIn(need.weeks);
  return {
    need,
    roster,
    role: offersOf([need.role], []),
    modes: offersOf([], need.modes),
    bestMode: offersOf([], need.modes.slice(0, 1)),
    languages: need.languages.map(({ language, level }) => ({
      language: roster.languages.find(language) ?? -1,
      level: levels.indexOf(level) + 1,
    })),
    asksOneLanguage: (need.oneLanguageOf ?? []).length > 0,
    oneLanguageOf: (need.oneLanguageOf ?? []).flatMap(({ language, level }) => {
      const found = roster.languages.find(language);
      return found === undefined ? [] : { language: found, level: levels.indexOf(level) + 1 };
    }),
    welcome: need.welcome.flatMap((language) => roster.languages.find(language) ?? []),
    weeks: bitsOf(
      [...weeks].map((week) => week - roster.firstWeek),
      roster.weekWords,
    ),
    weeksAsked: weeks.size,
    hours: need.freeHours && bitsOf(need.freeHours, hourWords),
    hoursAsked: need.commonHours ?? 1,
    fieldParts: partsOf(roster.fields, need.fields, (one, other) => fieldParts[fieldNearness(one, other)]),
    sectorParts: partsOf(roster.sectors, need.sectors, (one, other) => sectorParts[sectorNearness(one, other)]),
    ...skillsOf(roster, need),
    ...wordsOfNeed(roster, need),
    relations: brokenRelations(roster, need),
  };
}

/** Of each name the best part that it has of one that is wanted. */
function partsOf(
  codes: Codes,
  wanted: readonly string[],
  part: (name: string, wanted: string) => number,
): Float64Array {
  const parts = new Float64Array(codes.size);
  let at = 0;
  for (const name of codes.names()) {
    let best = 0;
    for (const one of wanted) best = Math.max(best, part(name, one));
    parts[at++] = best;
  }
  return parts;
}

function skillsOf(
  { skills: known }: Roster,
  need: Need,
): Pick<PreparedNeed, 'sameSkills' | 'relatedSkills' | 'skillsAsked'> {
  const [same, related] = [new Uint32Array(known.codes.size), new Uint32Array(known.codes.size)];
  const asked = [...new Map(need.skills.map((skill) => [skill.id, skill])).values()].slice(0, mostSkills);
  for (const [bit, skill] of asked.entries()) {
    const own = known.codes.find(skill.id);
    if (own !== undefined) same[own] = (same[own] ?? 0) | (1 << bit);
    for (const other of relatedSkills(known, skill)) related[other] = (related[other] ?? 0) | (1 << bit);
  }
  return { sameSkills: same, relatedSkills: related, skillsAsked: asked.length };
}

function wordsOfNeed(
  { words, telling, vocabulary, tokens }: Roster,
  need: Need,
): Pick<PreparedNeed, 'wordWeights' | 'wordsWeight' | 'isSubject' | 'spellings'> {
  const [weights, isSubject] = [new Float32Array(words.size), new Uint8Array(words.size)];
  let all = 0;
  const count = (some: readonly Token[], times: number) => {
    for (const word of wordsOf(some, vocabulary)) {
      const code = words.find(word);
      // A word that no expert has tells them not apart.
      if (code === undefined || (weights[code] as number) > 0) continue;
      const weight = times * (telling[code] as number);
      weights[code] = weight;
      all += weight;
      if (times > 1) isSubject[code] = 1;
    }
  };
  const subject = tokens.of([need.title, ...need.courses, ...need.skills.flatMap(({ names }) => names)].join('\n'));
  const text = tokens.of(need.text);
  count(subject, subjectCounts);
  count(text, 1);
  return {
    wordWeights: weights,
    wordsWeight: all,
    isSubject,
    spellings: spellingsOf([...subject, ...text], words),
  };
}

function spellingsOf(tokens: readonly Token[], words: Codes): Map<number, Spelled> {
  const spellings = new Map<number, Spelled>();
  for (const { spelling, stem } of tokens) {
    const code = stem === undefined ? undefined : words.find(stem);
    if (code !== undefined && !spellings.has(code)) spellings.set(code, { spelling, at: spellings.size });
  }
  return spellings;
}

function brokenRelations({ experts, relations }: Roster, need: Need): Uint16Array {
  const broken = new Uint16Array(experts.length);
  for (const [place, code] of relatedTo(relations, need)) broken[place] = (broken[place] as number) | bit[code];
  return broken;
}
