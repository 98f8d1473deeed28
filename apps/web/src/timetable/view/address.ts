import { useLocation } from 'preact-iso/router';
import { readerZone } from '../../sign-in/viewer.ts';
import { readAddress, writeAddress } from './read-address.ts';
import type { Address } from './read-address.ts';

/** The address of the page one is on, and the link to it with something changed. */
export function useAddress(now: number): { address: Address; link: (change: Partial<Address>) => string } {
  const { path, query } = useLocation();
  const zone = readerZone.value;
  const address = readAddress(query, zone, now);
  return { address, link: (change) => writeAddress(path, { ...address, ...change }, zone) };
}
