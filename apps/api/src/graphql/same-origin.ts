import type { IncomingHttpHeaders } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { noteError } from '#platform/nest';

/**
 * GraphQL is for our own pages: POST, JSON, and from this origin. Browsers say by themselves where a request comes from; programs
 * that are no browsers say nothing and carry nobody's cookie but their own.
 *
 * @param publicAddress the address people type
 */
export function sameOriginJson(publicAddress: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const refusal = refusalOf(request, publicAddress);
    if (!refusal) {
      next();
      return;
    }
    const [status, message] = refusal;
    noteError('BAD_INPUT');
    response.status(status).json({ errors: [{ message, extensions: { code: 'BAD_INPUT' } }] });
  };
}

function refusalOf(request: Request, publicAddress: string): [status: number, message: string] | undefined {
  if (request.method !== 'POST') return [405, 'GraphQL is asked by POST.'];
  if (!request.is('application/json')) return [415, 'GraphQL is asked in JSON: Content-Type: application/json.'];
  if (!fromHere(request.headers, publicAddress)) return [403, 'GraphQL is asked from its own pages only.'];
  return undefined;
}

/** Browsers always say where a request comes from; a client that does not is no browser. */
export function fromHere(headers: IncomingHttpHeaders, publicAddress: string): boolean {
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  const { origin } = headers;
  if (origin === undefined || origin === publicAddress) return true;
  const host = URL.canParse(origin) ? new URL(origin).host : undefined;
  // The proxy passes on the host that the browser asked for; a page of another origin cannot set either header.
  return host !== undefined && (host === headers.host || host === headers['x-forwarded-host']);
}
