import { Temporal } from 'temporal-polyfill';
import type { Span } from '../time/ranges.ts';
import type { PersonTimes } from './free.ts';
import { weekdayOf } from '../time/rule.ts';

/** Minutes between two looks: all that a test makes lies on them. */
export const step = 5;

/** For tests: whether a person is free at an instant, found by looking at the clock on their wall, without spans. */
export function isFreeAt(person: PersonTimes, instant: number, now: number): boolean {
  if (instant < now + person.noticeHours * 3_600_000) return false;
  const gap = person.gapMinutes * 60_000;
  if (person.busy.some(({ span: [from, to] }) => instant >= from - gap && instant < to + gap)) return false;
  const { exceptions } = person;
  const on = (wanted: string) =>
    exceptions.some((one) => {
      const { date, time } = wallClock(one.zone, instant);
      return one.kind === wanted && one.firstDay <= date && date <= one.lastDay && one.from <= time && time < one.to;
    });
  if (on('extra')) return true;
  const { date, time } = wallClock(person.zone, instant);
  return (
    !on('away') && person.hours.some((one) => one.weekday === weekdayOf(date) && one.from <= time && time < one.to)
  );
}

/** When a time is there again because clocks went back, everything of that hour has had its end: the clock counts as at the hour's last minute. */
function wallClock(zone: string, instant: number): LocalTime {
  const key = `${zone} ${instant}`;
  let known = looked.get(key);
  if (!known) looked.set(key, (known = look(zone, instant)));
  return known;
}

interface LocalTime {
  date: string;
  time: string;
}
const looked = new Map<string, LocalTime>();

function look(zone: string, instant: number): LocalTime {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  const again = local.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds !== instant;
  const text = local.toString({ smallestUnit: 'minute' });
  return { date: text.slice(0, 10), time: again ? `${text.slice(11, 13)}:59` : text.slice(11, 16) };
}

/** For tests: the slots of people, found by looking at each of their minutes. */
export function slotsByMinutes(people: readonly PersonTimes[], span: Span, minutes: number, now: number): Span[] {
  const free = new Set<number>();
  for (let at = span[0]; at < span[1]; at += step * 60_000) {
    if (people.every((person) => isFreeAt(person, at, now))) free.add(at);
  }
  const found: Span[] = [];
  for (let start = span[0]; start + minutes * 60_000 <= span[1]; start += 15 * 60_000) {
    let fits = true;
    for (let at = start; fits && at < start + minutes * 60_000; at += step * 60_000) fits = free.has(at);
    if (fits) found.push([start, start + minutes * 60_000]);
  }
  return found;
}
