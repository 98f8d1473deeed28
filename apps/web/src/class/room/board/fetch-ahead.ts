import type { MediaChoice } from '../../engine/media/want.ts';
import type { Deck, DeckPage } from './deck.ts';

/** Pages fetched right after the one that is shown, over any connection. */
const next = 2;

/** Which image of a page is fetched: the small one where the large would only cost. What is enlarged is to be read, whatever it costs. */
export function imageFor(
  page: DeckPage,
  { pixels, scale = 1, choice }: { pixels: number; scale?: number; choice: MediaChoice },
): { address: string; bytes: number } {
  const enlarged = scale >= 1.5;
  const small = enlarged ? pixels * scale <= 800 : choice === 'voice' || pixels <= 800;
  return small ? { address: page.small, bytes: page.smallBytes } : { address: page.large, bytes: page.largeBytes };
}

/** kbit/s from which a connection has room for pages that are not wanted yet, beside voice and a small picture. */
const roomFrom = 400;

/**
 * Whether after some pages that were fetched ahead one more is: the next two over any connection, the rest while it has room.
 *
 * @param fetched how many were
 * @param last bytes of the last one, and ms that it took
 * @param weak the live service has judged the line so: voice needs it
 */
export function goesOn(fetched: number, last: { bytes: number; ms: number }, weak: boolean): boolean {
  return fetched < next || (!weak && (last.bytes * 8) / last.ms >= roomFrom);
}

/** Pages to fetch after the one that is shown, in this order: the next two, then the rest where data does not matter. */
export function ahead(deck: Deck, number: number, choice: MediaChoice): DeckPage[] {
  const after = deck.filter((page) => page.number > number);
  if (choice === 'voice') return after.slice(0, next);
  return [...after, ...deck.filter((page) => page.number < number).reverse()];
}
