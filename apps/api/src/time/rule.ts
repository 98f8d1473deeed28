import { badInput } from '#platform';

/** Occurrences of one rule at most. */
export const mostOccurrences = 400;

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY';

/** The part of RFC 5545's RRULE that a timetable needs; times of day come from the start. */
export interface Rule {
  readonly freq: Frequency;
  readonly interval: number;
  /** MO; in a monthly rule also 2MO (the second) and -1FR (the last). */
  readonly byDay: readonly string[];
  /** 1 to 31, or -1 (the last) to -31. */
  readonly byMonthDay: readonly number[];
  readonly count: number | null;
  /** YYYY-MM-DD, the last local date, included. */
  readonly until: string | null;
}

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const longestRule = 300;
const mostInterval = 99;

type Parts = ReadonlyMap<string, string>;

/**
 * Reads the value of an RRULE.
 *
 * @throws {AppError} BAD_INPUT at `field`, with a sentence that says which part is wrong
 */
export function parseRule(field: string, text: string): Rule {
  const refuse = (sentence: string) => badInput(field, sentence);
  if (text.length > longestRule) throw refuse(`A rule has ${longestRule} characters at most.`);
  const parts = partsOf(text, refuse);
  const freq = parts.get('FREQ');
  if (freq !== 'DAILY' && freq !== 'WEEKLY' && freq !== 'MONTHLY') {
    throw refuse('FREQ must be DAILY, WEEKLY or MONTHLY.');
  }
  if (parts.has('COUNT') && parts.has('UNTIL')) throw refuse('Give COUNT or UNTIL, not both.');
  const byMonthDay = monthDays(parts, refuse);
  if (byMonthDay.length > 0 && freq === 'WEEKLY') throw refuse('BYMONTHDAY does not go with FREQ=WEEKLY.');
  return {
    freq,
    interval: wholeNumber(parts, 'INTERVAL', mostInterval, refuse) ?? 1,
    byDay: days(parts, freq, refuse),
    byMonthDay,
    count: wholeNumber(parts, 'COUNT', mostOccurrences, refuse),
    until: untilOf(parts, refuse),
  };
}

/** The text of the rule as it is saved: the same rule gives the same text. */
export function ruleText({ freq, interval, byDay, byMonthDay, count, until }: Rule): string {
  return [
    `FREQ=${freq}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...(byDay.length === 0 ? [] : [`BYDAY=${byDay.join(',')}`]),
    ...(byMonthDay.length === 0 ? [] : [`BYMONTHDAY=${byMonthDay.join(',')}`]),
    ...(count === null ? [] : [`COUNT=${count}`]),
    ...(until === null ? [] : [`UNTIL=${until.replaceAll('-', '')}`]),
  ].join(';');
}

/**
 * The rule of the same sessions `byDays` later; null when there is none (the 15th of each month and the 16th are rules, the day
 * after the second Monday is not). Its end moves along. The caller checks whether it really gives the same days.
 */
export function shiftedRule(rule: Rule, byDays: number): Rule | null {
  if (byDays === 0) return rule;
  const until = rule.until && addDays(rule.until, byDays);
  if (rule.freq === 'MONTHLY' && (rule.byDay.length > 0 || rule.byMonthDay.some((day) => day < 0))) return null;
  if (rule.freq === 'DAILY' && rule.byMonthDay.length > 0) return null;
  const byMonthDay = rule.byMonthDay.map((day) => day + byDays);
  if (byMonthDay.some((day) => day < 1 || day > 31)) return null;
  const byDay = rule.byDay.map((day) => weekdays[(((weekdays.indexOf(day as never) + byDays) % 7) + 7) % 7] ?? day);
  return { ...rule, byDay: inWeekOrder(byDay), byMonthDay, until };
}

type Refuse = (sentence: string) => Error;

function partsOf(text: string, refuse: Refuse): Parts {
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'COUNT', 'UNTIL'];
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    const [name = '', value, ...more] = part.split('=');
    if (!value || more.length > 0) {
      throw refuse(`"${part.slice(0, 40)}" is no part of a rule. Write it like FREQ=WEEKLY;COUNT=12.`);
    }
    if (!known.includes(name)) {
      throw refuse(`${name.slice(0, 40)} is not known here. A rule has ${known.join(', ')}.`);
    }
    if (parts.has(name)) throw refuse(`${name} is given twice.`);
    parts.set(name, value);
  }
  return parts;
}

function wholeNumber(parts: Parts, name: string, max: number, refuse: Refuse): number | null {
  const text = parts.get(name);
  if (text === undefined) return null;
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > max) throw refuse(`${name} must be a number from 1 to ${max}.`);
  return value;
}

function days(parts: Parts, freq: Frequency, refuse: Refuse): string[] {
  const listed = parts.get('BYDAY')?.split(',') ?? [];
  for (const day of listed) {
    const [, place, weekday = ''] = /^([+-]?\d)?([A-Z]{2})$/.exec(day) ?? [];
    if (!weekdays.includes(weekday as never)) {
      throw refuse(`"${day.slice(0, 20)}" in BYDAY is no weekday. Write MO, TU, WE, TH, FR, SA or SU.`);
    }
    if (place === undefined) continue;
    if (freq !== 'MONTHLY') throw refuse(`"${day}" in BYDAY needs FREQ=MONTHLY.`);
    if (Number(place) === 0 || Math.abs(Number(place)) > 5) {
      throw refuse(`"${day}" in BYDAY: the place must be 1 to 5, or -1 to -5 from the end.`);
    }
  }
  return inWeekOrder(listed.map((day) => day.replace('+', '')));
}

function monthDays(parts: Parts, refuse: Refuse): number[] {
  const listed = parts.get('BYMONTHDAY')?.split(',') ?? [];
  const numbers = listed.map((text) => (/^[+-]?\d{1,2}$/.test(text) ? Number(text) : 0));
  if (numbers.some((day) => day === 0 || Math.abs(day) > 31)) {
    throw refuse('BYMONTHDAY must be days from 1 to 31, or from -1 to -31 from the end.');
  }
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function untilOf(parts: Parts, refuse: Refuse): string | null {
  const text = parts.get('UNTIL');
  if (text === undefined) return null;
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const instant = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date) {
    throw refuse('UNTIL must be the last date, written like 20261218: a local date without a time.');
  }
  return date;
}

const inWeekOrder = (list: readonly string[]): string[] =>
  [...new Set(list)].sort(
    (a, b) =>
      weekdays.indexOf(a.slice(-2) as never) - weekdays.indexOf(b.slice(-2) as never) ||
      Number.parseInt(a, 10) - Number.parseInt(b, 10),
  );

/** Calendar dates, YYYY-MM-DD, know no zone. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The Monday of the week of a date. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date));
