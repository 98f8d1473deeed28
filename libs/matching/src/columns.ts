import { bitsOf } from './bits.ts';
import type { Codes } from './codes.ts';
import { levels, modes, roles } from './profile.ts';
import type { Expert, Mode, Role } from './profile.ts';
import { mostWeeks, weeksIn } from './weeks.ts';

/**
 * What the rules read of all experts, by their places, one array each: nearly all pairs are removed, so this is read millions of times and
 * must lie close together.
 */
export interface Columns {
  /** Roles and modes as bits. */
  readonly offers: Uint8Array;
  readonly hasCapacity: Uint8Array;
  /** So many levels an expert, by the number of the language: 0 for one they do not speak, 1 for A1. */
  readonly levels: Uint8Array;
  readonly languages: number;
  /** 1 for those who said which languages they speak. */
  readonly speaks: Uint8Array;
  /** So many words of bits an expert. */
  readonly weeks: Uint32Array;
}

export interface Span {
  firstWeek: number;
  weekWords: number;
}

/** Roles and modes in one number. */
export const offersOf = (some: readonly Role[], how: readonly Mode[]): number =>
  maskOf(some, roles) | (maskOf(how, modes) << roles.length);

const maskOf = <T>(chosen: readonly T[], all: readonly T[]): number =>
  chosen.reduce((mask, one) => mask | (1 << all.indexOf(one)), 0);

/** @throws {RangeError} when weeks are more than ten years apart */
export function columnsOf(experts: readonly Expert[], languages: Codes): Columns & Span {
  for (const { languages: spoken } of experts) for (const { language } of spoken) languages.add(language);
  const weeks = experts.map((expert) => weeksIn(expert.weeks));
  const span = spanOf(weeks);
  const columns = {
    offers: Uint8Array.from(experts, ({ offers, modes: how }) => offersOf(offers, how)),
    hasCapacity: Uint8Array.from(experts, ({ capacity }) => (capacity >= 1 ? 1 : 0)),
    levels: new Uint8Array(experts.length * languages.size),
    languages: languages.size,
    speaks: Uint8Array.from(experts, ({ languages: spoken }) => (spoken.length > 0 ? 1 : 0)),
    weeks: new Uint32Array(experts.length * span.weekWords),
  };
  for (const [place, { languages: spoken }] of experts.entries()) {
    for (const { language, level } of spoken) {
      const at = place * languages.size + languages.add(language);
      columns.levels[at] = Math.max(columns.levels[at] ?? 0, levels.indexOf(level) + 1);
    }
    const free = [...(weeks[place] ?? [])].map((week) => week - span.firstWeek);
    columns.weeks.set(bitsOf(free, span.weekWords), place * span.weekWords);
  }
  return { ...columns, ...span };
}

function spanOf(all: readonly ReadonlySet<number>[]): Span {
  let [first, last] = [Infinity, -Infinity];
  for (const weeks of all) {
    for (const week of weeks) {
      first = Math.min(first, week);
      last = Math.max(last, week);
    }
  }
  if (last - first >= mostWeeks) throw new RangeError('The weeks of the roster are more than ten years apart.');
  return last < first ? { firstWeek: 0, weekWords: 0 } : { firstWeek: first, weekWords: ((last - first) >> 5) + 1 };
}
