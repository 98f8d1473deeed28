import { addDays, mondayOf, weekdayOf } from '../../time/days.ts';

/** How sessions repeat, as the form has it. */
export interface Repeat {
  /** 1 every week, 2 every second week. */
  every: 1 | 2;
  /** 0 Monday to 6 Sunday; the day of the first one counts in any case. */
  weekdays: readonly number[];
  end: { until: string } | { count: number };
  /** Days YYYY-MM-DD on which nothing is planned. */
  except: readonly string[];
}

/** Sessions of one series at most, as the API has it. */
export const mostOccurrences = 400;

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Value of the RRULE (RFC 5545) for sessions from the local day `first` on. */
export function ruleOf(repeat: Repeat, first: string): string {
  const days = weekdaysOf(repeat, first).map((weekday) => names[weekday]);
  const interval = repeat.every === 1 ? '' : `;INTERVAL=${String(repeat.every)}`;
  return `FREQ=WEEKLY${interval};BYDAY=${days.join()};${endOf(repeat.end)}`;
}

/** The local days that the rule makes, from the first on, the excepted ones left out. */
export function datesOf(repeat: Repeat, first: string): string[] {
  const weekdays = weekdaysOf(repeat, first);
  const { end } = repeat;
  const most = 'count' in end ? Math.min(end.count, mostOccurrences) : mostOccurrences;
  const dates: string[] = [];
  for (let monday = mondayOf(first); dates.length < most; monday = addDays(monday, 7 * repeat.every)) {
    if ('until' in end && monday > end.until) break;
    const ofWeek = weekdays.map((weekday) => addDays(monday, weekday));
    dates.push(...ofWeek.filter((day) => day >= first && !('until' in end && day > end.until)));
  }
  return dates.slice(0, most).filter((day) => !repeat.except.includes(day));
}

function weekdaysOf({ weekdays }: Repeat, first: string): number[] {
  return [...new Set([...weekdays, weekdayOf(first)])].sort((one, other) => one - other);
}

/** The last day as the API takes it: a local date, so that it is right in every zone. */
function endOf(end: Repeat['end']): string {
  return 'count' in end ? `COUNT=${String(end.count)}` : `UNTIL=${end.until.replaceAll('-', '')}`;
}

/** Reads a rule of ours, to show it in words; undefined for another rule. */
export function readRule(rule: string): { every: number; weekdays: number[] } | undefined {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string | undefined]));
  if (parts.get('FREQ') !== 'WEEKLY') return undefined;
  const weekdays = (parts.get('BYDAY') ?? '')
    .split(',')
    .map((name) => names.findIndex((one) => one === name))
    .filter((weekday) => weekday !== -1);
  return { every: Number(parts.get('INTERVAL') ?? 1), weekdays };
}
