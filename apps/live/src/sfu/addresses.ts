import { networkInterfaces } from 'node:os';
import type { types } from 'mediasoup';

/** Further addresses of this machine that are offered: one with many (containers, tunnels) would make browsers try them all. */
const mostAddresses = 4;

/** Whether only this machine itself is reached there. */
export const isLoopback = (address: string) => address === 'localhost' || address === '::1' || /^127\./.test(address);

/** This machine's IPv4 addresses that others could reach. */
export function ownAddresses(interfaces = networkInterfaces()): string[] {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map(({ address }) => address)
    .slice(0, mostAddresses);
}

/**
 * What a browser is told to try. Where it is only the loopback address (a platform on one's own machine), this machine's other addresses come
 * after it: Firefox neither gathers nor pairs loopback addresses and would find no way at all. The SFU listens on every interface, so each
 * leads to the same socket. A platform that has an address of its own tells nobody any other.
 *
 * @param others asked now, not at the start: a laptop changes its network
 */
export function offeredCandidates(
  candidates: readonly types.IceCandidate[],
  others: () => readonly string[] = ownAddresses,
): types.IceCandidate[] {
  const here = candidates.filter(({ address }) => isLoopback(address));
  if (here.length === 0 || here.length < candidates.length) return [...candidates];
  const further = others().flatMap((address, place) =>
    here.map((candidate) => ({
      ...candidate,
      foundation: `${candidate.foundation}${String(place)}`,
      // Less than that of the loopback address, whatever the protocol: mediasoup's differ in the lower 16 bits of the local preference.
      priority: Math.max(1, candidate.priority - (place + 1) * 256),
      address,
      ip: address,
    })),
  );
  return [...candidates, ...further];
}
