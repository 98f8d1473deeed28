import { addDays, daysBetween } from '../../time/days.ts';
import { clockWords, dayOf } from '../../time/format.ts';
import { instantOf, localTime } from '../../time/zones.ts';
import type { NamedZone } from './places.ts';

/** What the clock of a place shows for some of the sessions: "16:00 until 28 March". */
export interface Step {
  clock: string;
  /** -1, 0 or 1: it is the day before or after there. */
  dayShift: number;
  /** The last day, in that place, before its clock shows another time; undefined for the last step. */
  until?: string;
}

export interface PlaceSteps {
  names: string[];
  steps: Step[];
}

/**
 * What the clocks of all places show for sessions on these local days, the planning one first: "17:00 Butare, 16:00 Brussels until 28
 * March, then 17:00". Places that agree throughout are named together. Empty while the time is not complete.
 */
export function seriesPreview(
  days: readonly string[],
  time: string,
  zone: string,
  places: readonly NamedZone[],
): PlaceSteps[] {
  const starts = days.map((day) => instantOf(`${day}T${time}`, zone));
  if (starts.length === 0 || starts.some(Number.isNaN)) return [];
  const first = places.filter((place) => place.zone === zone);
  const lines = new Map<string, { names: Set<string>; steps: Step[] }>();
  for (const place of [...first, ...places.filter((other) => !first.includes(other))]) {
    const steps = place.zone === zone ? [{ clock: time, dayShift: 0 }] : stepsOf(days, time, zone, place.zone);
    const key = JSON.stringify(steps);
    const line = lines.get(key) ?? { names: new Set<string>(), steps };
    line.names.add(place.name);
    lines.set(key, line);
  }
  return [...lines.values()].map(({ names, steps }) => ({ names: [...names], steps }));
}

function stepsOf(days: readonly string[], time: string, zone: string, there: string): Step[] {
  const steps: Step[] = [];
  let before = '';
  for (const day of days) {
    const shown = shownAt(day, time, zone, there);
    const last = steps.at(-1);
    if (last?.clock === shown.clock && last.dayShift === shown.dayShift) {
      before = day;
      continue;
    }
    if (last) last.until = lastDayOf(last, before, day, (candidate) => shownAt(candidate, time, zone, there));
    steps.push(shown);
    before = day;
  }
  return steps;
}

function shownAt(day: string, time: string, zone: string, there: string): Step {
  const start = instantOf(`${day}T${time}`, zone);
  return { clock: clockWords(start, there), dayShift: daysBetween(day, dayOf(start, there)) };
}

/** The clocks change on a day between two sessions: the last day on which the old time would still hold. */
function lastDayOf(old: Step, before: string, after: string, shown: (day: string) => Step): string {
  let last = before;
  for (let day = addDays(before, 1); day < after && shown(day).clock === old.clock; day = addDays(day, 1)) last = day;
  return addDays(last, old.dayShift);
}

/** The local days on which clocks of the zone jump over the time, so that it does not exist. */
export function missingDays(days: readonly string[], time: string, zone: string): string[] {
  return days.filter((day) => {
    const start = instantOf(`${day}T${time}`, zone);
    return !Number.isNaN(start) && localTime(start, zone) !== `${day}T${time}`;
  });
}
