import { addDays, daysBetween } from '../../time/days.ts';
import { clockWords, dayOf } from '../../time/format.ts';
import { instantOf, offsetAt } from '../../time/zones.ts';

/** What the clock of a place shows for hours of another one. */
export interface Elsewhere {
  from: string;
  to: string;
  /** -1, 0 or 1: it begins the day before or after there. */
  dayShift: number;
  /** The last day, in the zone of the hours, before that clock shows other times; undefined: for as long as was looked. */
  until?: string;
}

/** Clocks change twice a year: within so many days one sees the next change. */
const daysAhead = 182;

/** The hours from `from` to `to` (24:00 is the end of the day) in `zone`, as clocks in `there` show them from `today` on: now, and after the next change. */
export function elsewhere(
  hours: { from: string; to: string },
  zone: string,
  there: string,
  today: string,
): Elsewhere[] {
  const first = shownAt(hours, zone, there, today);
  for (let ahead = 1; ahead <= daysAhead; ahead += 1) {
    const day = addDays(today, ahead);
    const shown = shownAt(hours, zone, there, day);
    if (!isSame(first, shown)) return [{ ...first, until: addDays(day, -1) }, shown];
  }
  return [first];
}

/** Whether clocks of two zones ever differ in the coming year. */
export function differ(zone: string, there: string, today: string): boolean {
  return [0, 91, 182, 273].some((ahead) => {
    const at = Date.parse(`${addDays(today, ahead)}T12:00Z`);
    return offsetAt(at, zone) !== offsetAt(at, there);
  });
}

function shownAt({ from, to }: { from: string; to: string }, zone: string, there: string, day: string): Elsewhere {
  const start = instantOf(`${day}T${from}`, zone);
  const end = to === '24:00' ? instantOf(`${addDays(day, 1)}T00:00`, zone) : instantOf(`${day}T${to}`, zone);
  return {
    from: clockWords(start, there),
    to: clockWords(end, there),
    dayShift: daysBetween(day, dayOf(start, there)),
  };
}

const isSame = (one: Elsewhere, other: Elsewhere) =>
  one.from === other.from && one.to === other.to && one.dayShift === other.dayShift;
