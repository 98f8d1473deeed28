import { levels } from './profile.ts';
import type { Expert, Level, Need, Skill, Weeks } from './profile.ts';
import type { RemovalCode } from './must.ts';
import { criterionNames } from './weights.ts';
import type { CriterionName, Weights } from './weights.ts';
import { foldedWords, stemOf } from './words.ts';

/** Only tests load this file: matching once more, slowly, on what was said and without bits, to compare with. */

const rank = (level: Level | undefined) => (level === undefined ? 0 : levels.indexOf(level) + 1);
const spoken = (expert: Expert, language: string) =>
  rank(expert.languages.find((one) => one.language === language)?.level);
const meet = (some: readonly string[] = [], others: readonly string[] = []) => some.some((one) => others.includes(one));

/** Every Monday of the ranges, as a date. */
function mondays(ranges: readonly Weeks[]): Set<string> {
  const all = new Set<string>();
  for (const [first, last] of ranges) {
    const at = new Date(`${first}T12:00:00Z`);
    while (at.toISOString().slice(0, 10) <= last) {
      all.add(at.toISOString().slice(0, 10));
      at.setUTCDate(at.getUTCDate() + 7);
    }
  }
  return all;
}

const common = <T>(one: ReadonlySet<T>, other: ReadonlySet<T>) => [...one].filter((value) => other.has(value)).length;
const commonWeeks = (expert: Expert, need: Need) => common(mondays(expert.weeks), mondays(need.weeks));
const commonHours = (expert: Expert, need: Need) => common(new Set(expert.freeHours), new Set(need.freeHours));

export function mustHold(expert: Expert, need: Need): RemovalCode[] {
  const broken: Record<RemovalCode, boolean> = {
    ROLE_NOT_OFFERED: !expert.offers.includes(need.role),
    MODE_NOT_OFFERED: need.modes.length > 0 && !meet(expert.modes, need.modes),
    LANGUAGE_TOO_LOW: need.languages.some(({ language, level }) => spoken(expert, language) < rank(level)),
    NO_COMMON_LANGUAGE:
      need.oneLanguageOf !== undefined &&
      need.oneLanguageOf.length > 0 &&
      expert.languages.length > 0 &&
      !need.oneLanguageOf.some(({ language, level }) => spoken(expert, language) >= rank(level)),
    NO_COMMON_WEEK: need.weeks.length > 0 && commonWeeks(expert, need) === 0,
    TOO_FEW_COMMON_HOURS:
      expert.freeHours !== undefined &&
      need.freeHours !== undefined &&
      commonHours(expert, need) < (need.commonHours ?? 1),
    NO_CAPACITY: expert.capacity === 0,
    SAME_PERSON: meet(expert.persons, need.persons),
    SAME_HOUSEHOLD: expert.household !== undefined && expert.household === need.household,
    SUPERVISOR: meet(expert.supervisors, need.persons) || meet(need.supervisors, expert.persons),
    BLOCKED:
      meet(expert.blocked, [...(need.persons ?? []), need.institution ?? '-']) || meet(need.blocked, expert.persons),
  };
  return (Object.keys(broken) as RemovalCode[]).filter((code) => broken[code]);
}

const stems = (text: string) => new Set(foldedWords(text).flatMap((word) => stemOf(word) ?? []));
const namesOf = (skills: readonly Skill[]) => skills.flatMap(({ names }) => names);
const profile = (expert: Expert) => stems([...namesOf(expert.skills), ...expert.taught, expert.text].join(' '));
const subject = (need: Need) => stems([need.title, ...need.courses, ...namesOf(need.skills)].join(' '));

function fieldPart(code: string, wanted: readonly string[]): number {
  if (wanted.includes(code)) return 1;
  const shares = (digits: number) =>
    code.length >= digits && wanted.some((one) => one.slice(0, digits) === code.slice(0, digits));
  return shares(3) ? 0.5 : shares(2) ? 0.25 : 0;
}

/** A part of each criterion that the need asks for. */
function parts(expert: Expert, need: Need, roster: readonly Expert[]): Partial<Record<CriterionName, number>> {
  const profiles = roster.map(profile);
  const telling = (word: string) => {
    const having = profiles.filter((one) => one.has(word)).length;
    return having === 0 ? 0 : Math.log(1 + roster.length / having);
  };
  const sum = (all: Iterable<number>) => [...all].reduce((total, one) => total + one, 0);
  const [asked, own] = [subject(need), profile(expert)];
  const wordWeights = new Map([
    ...[...stems(need.text)].map((word) => [word, telling(word)] as const),
    ...[...asked].map((word) => [word, 2 * telling(word)] as const),
  ]);
  const allWords = sum(wordWeights.values());
  const foundWords = sum([...wordWeights].map(([word, weight]) => (own.has(word) ? weight : 0)));
  const related = (one: Skill, other: Skill) =>
    one.id !== other.id &&
    one.names.some((mine) =>
      other.names.some((theirs) => {
        const [a, b] = [stems(mine), stems(theirs)];
        return a.size > 0 && b.size > 0 && common(a, b) === Math.min(a.size, b.size);
      }),
    );
  const skillPart = (wanted: Skill) =>
    expert.skills.some(({ id }) => id === wanted.id) ? 1 : expert.skills.some((one) => related(one, wanted)) ? 0.5 : 0;
  const coursePart = (title: string) => {
    const all = [...stems(title)];
    const shared = sum(all.filter((word) => asked.has(word)).map(telling));
    return all.length === 0 ? 0 : shared / sum(all.map(telling));
  };
  const best = (all: readonly number[]) => Math.max(0, ...all);
  const given: Record<CriterionName, number | undefined> = {
    field: need.fields.length > 0 ? best(expert.fields.map(({ code }) => fieldPart(code, need.fields))) : undefined,
    experience:
      need.fields.length > 0
        ? best(expert.fields.map(({ code, years = 0 }) => fieldPart(code, need.fields) * Math.min(1, years / 10)))
        : undefined,
    sector:
      need.sectors.length > 0
        ? best(
            expert.sectors.map((code) =>
              need.sectors.includes(code)
                ? 1
                : need.sectors.some((one) => one.slice(0, 3) === code.slice(0, 3))
                  ? 0.5
                  : 0,
            ),
          )
        : undefined,
    skills: need.skills.length > 0 ? sum(need.skills.map(skillPart)) / need.skills.length : undefined,
    words: allWords > 0 ? Math.min(1, foundWords / (0.4 * allWords)) : undefined,
    taught: need.courses.length > 0 ? best(expert.taught.map(coursePart)) : undefined,
    languages:
      need.languages.length > 0
        ? sum(
            need.languages.map(({ language, level }) =>
              level === 'native' ? 1 : 0.5 + (spoken(expert, language) - rank(level)) / (2 * (7 - rank(level))),
            ),
          ) / need.languages.length
        : undefined,
    welcomeLanguage:
      need.welcome.length > 0 ? best(need.welcome.map((language) => spoken(expert, language))) / 7 : undefined,
    weeks: need.weeks.length > 0 ? commonWeeks(expert, need) / mondays(need.weeks).size : undefined,
    hoursAWeek:
      need.hoursAWeek !== undefined && need.hoursAWeek > 0 && need.modes.every((mode) => mode === 'virtual')
        ? Math.min(1, (expert.hoursAWeek ?? 0) / need.hoursAWeek)
        : undefined,
    commonHours:
      need.freeHours === undefined ? undefined : Math.min(1, commonHours(expert, need) / (4 * (need.commonHours ?? 1))),
    origin: need.country === undefined ? undefined : expert.countryOfOrigin === need.country ? 1 : 0,
    mode: need.modes.length > 1 ? (expert.modes.includes(need.modes[0] ?? 'virtual') ? 1 : 0) : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, part]) => part !== undefined));
}

/** From 0 to 1000, not rounded. */
export function score(expert: Expert, need: Need, roster: readonly Expert[], weights: Weights): number {
  const all = parts(expert, need, roster);
  const asked = criterionNames.filter((name) => all[name] !== undefined);
  const weight = asked.reduce((sum, name) => sum + weights[name], 0);
  if (weight === 0) return 0;
  return (1000 * asked.reduce((sum, name) => sum + weights[name] * (all[name] ?? 0), 0)) / weight;
}

/** The most needs that can be placed, and the most that the scores of so many can come to: every possibility is tried. */
export function bestAssignment(
  scores: readonly (readonly (number | undefined)[])[],
  capacities: readonly number[],
): { placed: number; total: number } {
  const [row, ...rest] = scores;
  if (row === undefined) return { placed: 0, total: 0 };
  const better = (one: { placed: number; total: number }, other: { placed: number; total: number }) =>
    one.placed > other.placed || (one.placed === other.placed && one.total > other.total) ? one : other;
  return row.reduce(
    (best, value, at) => {
      if (value === undefined || (capacities[at] ?? 0) === 0) return best;
      const others = bestAssignment(
        rest,
        capacities.map((capacity, expert) => (expert === at ? capacity - 1 : capacity)),
      );
      return better({ placed: others.placed + 1, total: others.total + value }, best);
    },
    bestAssignment(rest, capacities),
  );
}
