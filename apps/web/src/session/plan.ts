import { dayWords, clockWords, dayOf } from '../time/format.ts';
import { cityOf, instantOf, localTime, offsetAt } from '../time/zones.ts';

/** A place whose clock somebody of the session reads. */
export interface Place {
  name: string;
  zone: string;
}

export interface PlaceTime {
  name: string;
  /** "17:00", with the day in front where it is another day than in the first place. */
  time: string;
}

/**
 * The clocks of all places at a planned local time, the planning one first; places whose clocks show the same are named
 * together once. Empty when the local time is not complete yet.
 */
export function previewOf(local: string, zone: string, places: readonly Place[], tag: string): PlaceTime[] {
  const start = instantOf(local, zone);
  if (Number.isNaN(start)) return [];
  const first = places.filter((place) => place.zone === zone);
  const lines = new Map<number, { names: Set<string>; zone: string }>();
  for (const place of [...first, ...places.filter((other) => !first.includes(other))]) {
    const offset = offsetAt(start, place.zone);
    const line = lines.get(offset) ?? { names: new Set<string>(), zone: place.zone };
    line.names.add(place.name);
    lines.set(offset, line);
  }
  const day = dayOf(start, zone);
  return [...lines.values()].map(({ names, zone: there }) => {
    const clock = clockWords(start, there);
    const time = dayOf(start, there) === day ? clock : `${dayWords(start, there, tag)}, ${clock}`;
    return { name: [...names].join(', '), time };
  });
}

/** The zones a session can be planned in: the campus's, then those of its people, each once. */
export function placesOf(campus: Place, zones: readonly string[]): Place[] {
  const others = [...new Set(zones)].filter((zone) => zone !== campus.zone);
  return [campus, ...others.map((zone) => ({ name: cityOf(zone), zone }))];
}

/** What a planned time has to keep to. */
export interface Bounds {
  /** The section's term, whose days are counted by the campus's clock. */
  term: { startsOn: string; endsOn: string };
  campusZone: string;
}

/** Why a plan is not accepted, in the words of api/problems.ts, before the API is asked; undefined when it may be. */
export function refusalOf(
  plan: { localStart: string; minutes: number; zone: string },
  { term, campusZone }: Bounds,
  now: number,
): 'NO_SUCH_TIME' | 'IN_THE_PAST' | 'OUTSIDE_TERM' | undefined {
  const start = instantOf(plan.localStart, plan.zone);
  if (Number.isNaN(start)) return undefined;
  if (localTime(start, plan.zone) !== plan.localStart) return 'NO_SUCH_TIME';
  const end = start + plan.minutes * 60_000;
  if (end <= now) return 'IN_THE_PAST';
  const isOutside = dayOf(start, campusZone) < term.startsOn || dayOf(end - 1, campusZone) > term.endsOn;
  return isOutside ? 'OUTSIDE_TERM' : undefined;
}
