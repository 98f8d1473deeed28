import { cityOf as cityIn } from '#contract/cities';
import { intlTag } from '../words/words.ts';

/** The city in a zone's name, in the language of the page: "Europe/Brussels" is "Bruxelles" in French. */
export function cityOf(zone: string, tag = intlTag()): string {
  return cityIn(zone, tag);
}
