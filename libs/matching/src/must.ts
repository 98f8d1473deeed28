import { inBoth } from './bits.ts';
import type { PreparedNeed } from './prepare-need.ts';
import type { PreparedExpert } from './prepare.ts';
import { levels } from './profile.ts';
import type { Level, Mode, Role, Speaks } from './profile.ts';
import { relationCodes } from './relations.ts';

/** What must hold. A pair in which it does not is removed, whatever else speaks for it; it is never a cost. */
export const removalCodes = [
  'ROLE_NOT_OFFERED',
  'MODE_NOT_OFFERED',
  'LANGUAGE_TOO_LOW',
  'NO_COMMON_LANGUAGE',
  'NO_COMMON_WEEK',
  'TOO_FEW_COMMON_HOURS',
  'NO_CAPACITY',
  ...relationCodes,
] as const;
export type RemovalCode = (typeof removalCodes)[number];

/** Why a pair is removed. The last four are about people: who sees them is for the caller to decide. */
export type Removal =
  | { code: 'ROLE_NOT_OFFERED'; role: Role }
  | { code: 'MODE_NOT_OFFERED'; modes: readonly Mode[] }
  | { code: 'LANGUAGE_TOO_LOW'; language: string; level: Level | undefined; needed: Level }
  | { code: 'NO_COMMON_LANGUAGE'; languages: readonly Speaks[] }
  | { code: 'NO_COMMON_WEEK' }
  | { code: 'TOO_FEW_COMMON_HOURS'; common: number; needed: number }
  | { code: 'NO_CAPACITY' }
  | { code: 'SAME_PERSON' }
  | { code: 'SAME_HOUSEHOLD' }
  | { code: 'SUPERVISOR' }
  | { code: 'BLOCKED' };

/** The bit of each rule. */
export const bit = Object.fromEntries(removalCodes.map((code, at) => [code, 1 << at])) as Record<RemovalCode, number>;

/** All rules that a pair breaks, as bits in the order of `removalCodes`; 0 for a pair that stays. */
export const brokenRules = (place: number, need: PreparedNeed): number => brokenIn(need, place, place + 1)[0] as number;

/**
 * The same for the experts from one place up to another. Each rule goes through its column alone, and counts a bit in place of asking: nobody,
 * and no processor, can guess whether a pair holds.
 */
export function brokenIn(need: PreparedNeed, from: number, to: number): Uint16Array {
  const broken = need.relations.slice(from, to);
  const { columns, experts } = need.roster;
  const { offers, hasCapacity } = columns;
  const lacks = (wanted: number, rule: number) => {
    for (let place = from; place < to; place += 1) {
      broken[place - from] = (broken[place - from] as number) | (rule * isZero((offers[place] as number) & wanted));
    }
  };
  lacks(need.role, bit.ROLE_NOT_OFFERED);
  if (need.modes !== 0) lacks(need.modes, bit.MODE_NOT_OFFERED);
  for (let place = from; place < to; place += 1) {
    broken[place - from] = (broken[place - from] as number) | (bit.NO_CAPACITY * isZero(hasCapacity[place] as number));
  }
  for (const { language, level } of need.languages) tooLow(broken, need, from, language, level);
  if (need.asksOneLanguage) noCommonLanguage(broken, need, from);
  if (need.weeksAsked > 0) noCommonWeek(broken, need, from);
  if (need.hours) {
    for (let place = from; place < to; place += 1) {
      broken[place - from] = (broken[place - from] as number) | brokenHours(experts[place] as PreparedExpert, need);
    }
  }
  return broken;
}

/** 1 for 0, and 0 for every other number of 32 bits. */
const isZero = (bits: number): number => 1 ^ ((bits | -bits) >>> 31);

function tooLow(
  broken: Uint16Array,
  { roster: { columns } }: PreparedNeed,
  from: number,
  language: number,
  level: number,
): void {
  for (let at = 0; at < broken.length; at += 1) {
    const spoken = language < 0 ? 0 : (columns.levels[(from + at) * columns.languages + language] as number);
    // The sign of the difference is 1 when it is below 0.
    broken[at] = (broken[at] as number) | (bit.LANGUAGE_TOO_LOW * ((spoken - level) >>> 31));
  }
}

/** Who did not say which languages they speak is not removed by it. */
function noCommonLanguage(
  broken: Uint16Array,
  { oneLanguageOf, roster: { columns } }: PreparedNeed,
  from: number,
): void {
  for (let at = 0; at < broken.length; at += 1) {
    const first = (from + at) * columns.languages;
    let lacks = columns.speaks[from + at] as number;
    // The sign of the difference is 1 when it is below 0.
    for (const { language, level } of oneLanguageOf)
      lacks &= ((columns.levels[first + language] as number) - level) >>> 31;
    broken[at] = (broken[at] as number) | (bit.NO_COMMON_LANGUAGE * lacks);
  }
}

function noCommonWeek(
  broken: Uint16Array,
  { weeks, roster: { columns, weekWords } }: PreparedNeed,
  from: number,
): void {
  for (let at = 0; at < broken.length; at += 1) {
    const first = (from + at) * weekWords;
    let common = 0;
    for (let word = 0; word < weekWords; word += 1) {
      common |= (columns.weeks[first + word] as number) & (weeks[word] as number);
    }
    broken[at] = (broken[at] as number) | (bit.NO_COMMON_WEEK * isZero(common));
  }
}

const brokenHours = (expert: PreparedExpert, need: PreparedNeed): number =>
  expert.hours && commonHours(expert, need) < need.hoursAsked ? bit.TOO_FEW_COMMON_HOURS : 0;

export const codesOf = (broken: number): RemovalCode[] => removalCodes.filter((code) => (broken & bit[code]) !== 0);

/** Only capacity stands against it: the pair would do if the expert took one more. */
export const onlyCapacity = (broken: number): boolean => (broken & ~bit.NO_CAPACITY) === 0;

/** The rules that a pair breaks, with the facts; none for a pair that stays. */
export function removals(expert: PreparedExpert, need: PreparedNeed): Removal[] {
  return codesOf(brokenRules(expert.place, need)).flatMap((code): Removal[] => {
    switch (code) {
      case 'ROLE_NOT_OFFERED':
        return [{ code, role: need.need.role }];
      case 'MODE_NOT_OFFERED':
        return [{ code, modes: need.need.modes }];
      case 'LANGUAGE_TOO_LOW':
        return languagesTooLow(expert, need);
      case 'NO_COMMON_LANGUAGE':
        return [{ code, languages: need.need.oneLanguageOf ?? [] }];
      case 'TOO_FEW_COMMON_HOURS':
        return [{ code, common: commonHours(expert, need), needed: need.hoursAsked }];
      default:
        return [{ code }];
    }
  });
}

const languagesTooLow = ({ levels: spoken }: PreparedExpert, { languages, need }: PreparedNeed): Removal[] =>
  need.languages.flatMap(({ language, level: needed }, at): Removal[] => {
    const rank = spoken[languages[at]?.language ?? -1] ?? 0;
    if (rank > levels.indexOf(needed)) return [];
    return [{ code: 'LANGUAGE_TOO_LOW', language, level: levels[rank - 1], needed }];
  });

/** Hours of the week in which both are free; 0 when one of them did not say. */
export const commonHours = ({ hours }: PreparedExpert, { hours: asked }: PreparedNeed): number =>
  hours && asked ? inBoth(hours, asked) : 0;
