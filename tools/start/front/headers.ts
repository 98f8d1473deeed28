import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { clientAddress } from '../../../libs/platform/src/client-address.ts';
import type { Trust } from '../../../libs/platform/src/client-address.ts';

/** On every answer. */
export const always: OutgoingHttpHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), microphone=(self), display-capture=(self)',
};

/**
 * For the pages. Sockets are named by scheme because Safari before 15.4 does not take 'self' for them; style attributes come from
 * the outbox's pages and from drawn meters.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "connect-src 'self' ws: wss:",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Drops what a client claims about where it comes from and says what we see ourselves, through the proxies that are trusted. */
export function tellOrigin(request: IncomingMessage, trust: Trust): void {
  const address = clientAddress(request, trust);
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip')
      Reflect.deleteProperty(request.headers, name);
  }
  request.headers['x-forwarded-for'] = address;
}
