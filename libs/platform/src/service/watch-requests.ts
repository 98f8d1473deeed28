import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, Histogram } from 'prom-client';
import type { Trust } from '../client-address.ts';
import { requestIdOf } from '../request-id.ts';
import type { AccessLog } from './access-log.ts';
import type { Metrics } from './metrics.ts';
import { withRequestInHand } from './request-in-hand.ts';
import type { RequestInHand } from './request-in-hand.ts';

/** Buckets in seconds: from an answer out of memory to an upload over a slow connection. */
export const requestBuckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30];

/** Any other method, and any address without a handler, are counted together: labels come from us, not from the client. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const other = 'other';
/** Asked by machines every few seconds: logged only when something is wrong. */
const routine = /^\/(health|metrics)\b/;

interface Options {
  /** The peers whose request ids are believed. */
  trust: Trust;
  log: AccessLog;
  /** Addresses that are answered by a handler of their own instead of by a route. */
  mounted?: readonly string[];
  /** Called when an answer is sent, or its client gone. */
  ended?: (request: RequestInHand, seconds: number) => void;
}

/** Express stores the matched route here. */
type Asked = IncomingMessage & { route?: { path?: unknown } };

/**
 * Gives every request an id, counts it by method, route and status, and logs it. The first handler of a service, so that nothing is
 * answered before it.
 */
export function watchRequests({ registry }: Metrics, { trust, log, mounted = [], ended }: Options) {
  const registers = [registry];
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'HTTP requests by method, route and status; status 0: the client went away before the answer',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the request to the end of its answer',
    labelNames: ['route'],
    buckets: requestBuckets,
    registers,
  });
  const errors = new Counter({
    name: 'errors_total',
    help: 'Errors that were answered, by their stable code',
    labelNames: ['code'],
    registers,
  });
  return (request: Asked, response: ServerResponse, next: () => void): void => {
    const since = performance.now();
    const { socket } = request;
    const before = socket.bytesWritten;
    // Routing changes `url` on its way.
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const about: RequestInHand = { id: requestIdOf(request, trust), codes: [] };
    response.setHeader('X-Request-Id', about.id);
    response.once('close', () => {
      const ms = performance.now() - since;
      const found = request.route?.path;
      const route = mounted.includes(path) ? path : typeof found === 'string' ? found : other;
      const method = methods.has(request.method ?? '') ? String(request.method) : other;
      const status = response.writableFinished ? response.statusCode : 0;
      requests.inc({ method, route, status });
      durations.observe({ route }, ms / 1_000);
      for (const code of about.codes) errors.inc({ code });
      ended?.(about, ms / 1_000);
      if (status === 200 && routine.test(route)) return;
      const { id, operation, account, codes } = about;
      log({ id, method, route, operation, status, ms, bytes: socket.bytesWritten - before, account, codes });
    });
    withRequestInHand(about, next);
  };
}
