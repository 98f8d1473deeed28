import { cityOf } from '../../time/cities.ts';

/** A time zone whose clock somebody of the session reads, by the name of a place in it. */
export interface NamedZone {
  name: string;
  zone: string;
}

/** The zones a session can be planned in: the campus's, then those of its people, each once. */
export function placesOf(campus: NamedZone, zones: readonly string[]): NamedZone[] {
  const others = [...new Set(zones)].filter((zone) => zone !== campus.zone);
  return [{ name: campus.name, zone: campus.zone }, ...others.map((zone) => ({ name: cityOf(zone), zone }))];
}
