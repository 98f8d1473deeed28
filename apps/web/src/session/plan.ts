import { dayWords, clockWords, dayOf } from '../time/format.ts';
import { cityOf, instantOf, offsetAt } from '../time/zones.ts';

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

/** Why a planned time is not accepted, before the API is asked: it must lie ahead. */
export function isOver(local: string, zone: string, now: number): boolean {
  const start = instantOf(local, zone);
  return !Number.isNaN(start) && start < now;
}
