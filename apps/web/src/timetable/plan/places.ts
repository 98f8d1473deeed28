import { cityOf } from '../../time/cities.ts';

/** A place whose clock somebody of the session reads. */
export interface Place {
  name: string;
  zone: string;
}

/** The zones a session can be planned in: the campus's, then those of its people, each once. */
export function placesOf(campus: Place, zones: readonly string[]): Place[] {
  const others = [...new Set(zones)].filter((zone) => zone !== campus.zone);
  return [{ name: campus.name, zone: campus.zone }, ...others.map((zone) => ({ name: cityOf(zone), zone }))];
}
