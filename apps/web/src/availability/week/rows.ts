import type { WeekdayHoursInput } from '#contract/graphql/graphql';
import type { Problem } from '../../api/problems.ts';

/** One row of the form: a part of a weekday as it is typed, perhaps not whole yet. */
export interface HoursRow {
  /** Names the row's fields; it stays while the row is typed into. */
  id: string;
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
  /** HH:MM, or empty. */
  from: string;
  /** HH:MM, or empty. 00:00 is the midnight after. */
  to: string;
}

/** Minutes of the wall clock since midnight. */
export type Minutes = readonly [from: number, to: number];

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const wholeDay = 1440;

let made = 0;

export function newRow(weekday: number, from = '', to = ''): HoursRow {
  made += 1;
  return { id: `${Date.now().toString(36)}${String(made)}`, weekday, from, to };
}

export function rowsOf(hours: readonly WeekdayHoursInput[]): HoursRow[] {
  return hours.map(({ weekday, from, to }) => newRow(weekday, from, to === '24:00' ? '00:00' : to));
}

export function hoursOf(rows: readonly HoursRow[]): WeekdayHoursInput[] {
  return rows.map(({ weekday, from, to }) => ({ weekday, from, to: to === '00:00' ? '24:00' : to }));
}

/** Undefined while the row is not whole, or ends before it begins. */
export function minutesOf({ from, to }: HoursRow): Minutes | undefined {
  if (from === '' || to === '') return undefined;
  const begin = minuteOf(from);
  const end = minuteOf(to) || wholeDay;
  return begin < end ? [begin, end] : undefined;
}

/** What is free on a weekday, in order, with what touches or overlaps made one. */
export function freeOn(rows: readonly HoursRow[], weekday: number): Minutes[] {
  const whole = rows.filter((row) => row.weekday === weekday).map(minutesOf);
  return merged(whole.filter((minutes) => minutes !== undefined));
}

/** A rectangle of the week: hours of some weekdays that follow each other. */
export interface Drawn {
  days: readonly number[];
  minutes: Minutes;
  /** Whether they become free, or are taken away. */
  free: boolean;
}

/** The rows after something was drawn: rows of other days, and those that are not whole, stay as they are. */
export function withDrawn(rows: readonly HoursRow[], { days, minutes, free }: Drawn): HoursRow[] {
  return weekdays.flatMap((weekday) => {
    const before = rows.filter((row) => row.weekday === weekday);
    if (!days.includes(weekday)) return before;
    const now = free ? merged([...freeOn(rows, weekday), minutes]) : without(freeOn(rows, weekday), minutes);
    const kept = now.map(
      (part) =>
        before.find((row) => sameMinutes(minutesOf(row), part)) ?? newRow(weekday, clockOf(part[0]), clockOf(part[1])),
    );
    return [...kept, ...before.filter((row) => minutesOf(row) === undefined)];
  });
}

/** What the form can say itself of rows that are whole: one that ends first, and two that overlap. */
export function problemsIn(rows: readonly HoursRow[], nameOf: (weekday: number) => string): Problem[] {
  return rows.flatMap((row, place): Problem[] => {
    const facts = { day: nameOf(row.weekday) };
    if (row.from === '' || row.to === '') return [];
    const here = minutesOf(row);
    if (!here) return [{ code: 'ENDS_FIRST', field: fieldOf('to', row), facts }];
    const other = rows.slice(0, place).find((before) => {
      const there = before.weekday === row.weekday ? minutesOf(before) : undefined;
      return there && there[0] < here[1] && here[0] < there[1];
    });
    return other
      ? [{ code: 'OVERLAPS', field: fieldOf('from', row), facts: { ...facts, from: other.from, to: other.to } }]
      : [];
  });
}

export function fieldOf(side: 'from' | 'to', { weekday, id }: HoursRow): string {
  return `${side}-${String(weekday)}-${id}`;
}

/** The rows of a form whose fields were kept by their names. */
export function rowsOfFields(fields: readonly (readonly [name: string, value: string])[]): HoursRow[] {
  const values = new Map(fields);
  return fields.flatMap(([name, from]) => {
    const [, weekday, id] = /^from-([1-7])-(\w+)$/.exec(name) ?? [];
    if (weekday === undefined || id === undefined) return [];
    return [{ id, weekday: Number(weekday), from, to: values.get(`to-${weekday}-${id}`) ?? '' }];
  });
}

/** "18:00"; the end of the day is 00:00, as a field for a time shows it. */
export function clockOf(minute: number): string {
  const hour = Math.floor(minute / 60) % 24;
  return `${String(hour).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function sameMinutes(one: Minutes | undefined, other: Minutes): boolean {
  return one?.[0] === other[0] && one[1] === other[1];
}

function merged(parts: readonly Minutes[]): Minutes[] {
  const sorted = [...parts].sort((one, other) => one[0] - other[0]);
  const whole: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = whole.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else whole.push([from, to]);
  }
  return whole;
}

function without(parts: readonly Minutes[], [from, to]: Minutes): Minutes[] {
  return parts.flatMap(([begin, end]): Minutes[] =>
    to <= begin || from >= end
      ? [[begin, end]]
      : (
          [
            [begin, from],
            [to, end],
          ] as const
        ).filter(([one, other]) => one < other),
  );
}
