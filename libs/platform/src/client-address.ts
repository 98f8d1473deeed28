import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { isLoopback } from './this-machine.ts';

/** Whether the client address that a peer forwards is believed. */
export type Trust = (address: string) => boolean;

/** The peers that services trust: those proxies, and this machine, where the proxy of `npm start` runs. */
export const alsoThisMachine =
  (proxies: Trust): Trust =>
  (address) =>
    isLoopback(address) || proxies(address);

/** @returns undefined where the text is no list of addresses (192.0.2.1, 2001:db8::1) and ranges (10.0.0.0/8) */
export function trustIn(text: string): Trust | undefined {
  const list = new BlockList();
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', prefix, ...more] = entry.split('/');
    const family = familyOf(address);
    if (!family || more.length > 0) return undefined;
    if (prefix === undefined) list.addAddress(address, family);
    else if (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 'ipv4' ? 32 : 128))
      list.addSubnet(address, Number(prefix), family);
    else return undefined;
  }
  return (address) => {
    const family = familyOf(address);
    return family !== undefined && list.check(address, family);
  };
}

/** The address at the other end of the connection itself. */
export const peerOf = ({ socket }: Pick<IncomingMessage, 'socket'>): string =>
  plain(socket.remoteAddress ?? '') ?? 'unknown';

/**
 * The address of the client, seen through the proxies that are trusted: the right-most address of X-Forwarded-For that is none of theirs,
 * since each proxy writes to the right. Addresses to the left of it were written by the client and are not believed.
 */
export function clientAddress(request: Pick<IncomingMessage, 'socket' | 'headers'>, trust: Trust): string {
  let address = peerOf(request);
  const told = [request.headers['x-forwarded-for'] ?? []].flat().flatMap((text) => text.split(','));
  while (told.length > 0 && trust(address)) {
    const next = plain(told.pop() ?? '');
    // Not an address: the proxy itself is all that is known.
    if (next === undefined) return address;
    address = next;
  }
  return address;
}

/** The key by which attempts are counted: an IPv4 address, or the /64 of an IPv6 one, of which everybody has 2^64 addresses. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  const whole = [...groups, ...Array<string>(zeros).fill('0'), ...after];
  return `${whole
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

const familyOf = (address: string) =>
  (({ 4: 'ipv4', 6: 'ipv6' }) as const)[isIP(address) as 4 | 6] as 'ipv4' | 'ipv6' | undefined;

/** An address without its port; IPv4 in its own form, also when it came through a socket for both IPv4 and IPv6. */
function plain(text: string): string | undefined {
  const address = text
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/, '');
  return isIP(address) ? address : undefined;
}
