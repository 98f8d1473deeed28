import { inBoth } from './bits.ts';
import type { PreparedNeed } from './prepare-need.ts';
import type { PreparedExpert } from './prepare.ts';
import { levels } from './profile.ts';
import type { Level, Mode, Role } from './profile.ts';
import { relationCodes } from './relations.ts';

/** What must hold. A pair in which it does not is removed, whatever else speaks for it; it is never a cost. */
export const removalCodes = [
  'ROLE_NOT_OFFERED',
  'MODE_NOT_OFFERED',
  'LANGUAGE_TOO_LOW',
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
  | { code: 'NO_COMMON_WEEK' }
  | { code: 'TOO_FEW_COMMON_HOURS'; common: number; needed: number }
  | { code: 'NO_CAPACITY' }
  | { code: 'SAME_PERSON' }
  | { code: 'SAME_HOUSEHOLD' }
  | { code: 'SUPERVISOR' }
  | { code: 'BLOCKED' };

/** The bit of each rule. */
export const bit = Object.fromEntries(removalCodes.map((code, at) => [code, 1 << at])) as Record<RemovalCode, number>;

/** All rules that a pair breaks, as bits in the order of `removalCodes`; 0 for a pair that stays. Reads nothing but columns. */
export function brokenRules(place: number, need: PreparedNeed): number {
  const { columns } = need.roster;
  let broken = need.relations[place] as number;
  const offers = columns.offers[place] as number;
  if ((offers & need.role) === 0) broken |= bit.ROLE_NOT_OFFERED;
  if (need.modes !== 0 && (offers & need.modes) === 0) broken |= bit.MODE_NOT_OFFERED;
  if (columns.hasCapacity[place] === 0) broken |= bit.NO_CAPACITY;
  const spoken = place * columns.languages;
  for (let at = 0; at < need.languages.length; at += 1) {
    const { language, level } = need.languages[at] as { language: number; level: number };
    if (language < 0 || (columns.levels[spoken + language] as number) < level) broken |= bit.LANGUAGE_TOO_LOW;
  }
  if (need.weeksAsked > 0 && !hasCommonWeek(place, need)) broken |= bit.NO_COMMON_WEEK;
  return need.hours ? broken | brokenHours(need.roster.experts[place] as PreparedExpert, need) : broken;
}

function hasCommonWeek(place: number, { weeks, roster: { columns, weekWords } }: PreparedNeed): boolean {
  const from = place * weekWords;
  for (let word = 0; word < weekWords; word += 1) {
    if (((columns.weeks[from + word] as number) & (weeks[word] as number)) !== 0) return true;
  }
  return false;
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
