import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { clientAddress } from '../../../libs/platform/src/client-address.ts';
import type { Trust } from '../../../libs/platform/src/client-address.ts';
import { requestIdOf } from '../../../libs/platform/src/request-id.ts';

/** A year, in s: a browser that was here once comes by https, also when an address without it is typed. */
const strictSeconds = 31_536_000;

/** On every answer. @param secure whether people come by https */
export const always = (secure: boolean): OutgoingHttpHeaders => ({
  ...(secure && { 'Strict-Transport-Security': `max-age=${strictSeconds}` }),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), microphone=(self), display-capture=(self)',
});

/** What a browser may write there: a name or an address, and a port. */
const hostShape = /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/i;

/**
 * For the pages. Sockets are named with the address that people came to, because Safari before 15.4 does not take 'self' for them;
 * style attributes come from the outbox's pages and from drawn meters.
 *
 * @param hosts as the request names it, and as people were told it
 */
export function contentSecurityPolicy(...hosts: (string | undefined)[]): string {
  const named = [...new Set(hosts)].filter((host) => host !== undefined && hostShape.test(host));
  const sockets = named.flatMap((host) => [`ws://${String(host)}`, `wss://${String(host)}`]);
  return [...policy, ["connect-src 'self'", ...sockets].join(' ')].join('; ');
}

const policy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** Drops what a client claims about where it comes from and says what we see ourselves, through the proxies that are trusted. */
export function tellOrigin(request: IncomingMessage, trust: Trust): void {
  const address = clientAddress(request, trust);
  const id = requestIdOf(request, trust);
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip')
      Reflect.deleteProperty(request.headers, name);
  }
  request.headers['x-forwarded-for'] = address;
  request.headers['x-request-id'] = id;
}
