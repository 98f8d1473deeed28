import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

/** RFC 9110, 12.5.3: a list of codings, each perhaps with a weight, where 0 means "not this one". */
export function accepts(request: IncomingMessage, encoding: string): boolean {
  const list = String(request.headers['accept-encoding'] ?? '').split(',');
  const found = list.map((item) => item.split(';').map((part) => part.trim())).find(([name]) => name === encoding);
  return found !== undefined && !found.slice(1).some((parameter) => /^q=0(\.0*)?$/.test(parameter));
}

/** Below one network packet there is nothing to win. */
const smallestBytes = 1_000;
/** While somebody waits: two thirds of the gain of the best quality for a fiftieth of its time. */
const quality = 5;

const compressible = /^(text\/|application\/(graphql-response\+)?json)/;
/** They belong to one connection (RFC 9110, 7.6.1), and the next one has its own. */
const ofTheConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'proxy-authenticate', 'trailer']);

/** Hands a service's answer on, compressed when it is text and the client can read that: lines are thin. */
export function passOn(answer: IncomingMessage, request: IncomingMessage, response: ServerResponse): void {
  const headers: IncomingHttpHeaders = Object.fromEntries(
    Object.entries(answer.headers).filter(([name]) => !ofTheConnection.has(name)),
  );
  const status = answer.statusCode ?? 502;
  const encoding = isWorthIt(status, headers, request)
    ? ['br', 'gzip'].find((name) => accepts(request, name))
    : undefined;
  // When one side breaks off, the other is broken off as well: nobody takes half an answer for a whole one.
  const done = () => undefined;
  if (encoding === undefined) {
    response.writeHead(status, headers);
    pipeline(answer, response, done);
    return;
  }
  const { etag } = headers;
  delete headers['content-length'];
  response.writeHead(status, {
    ...headers,
    'content-encoding': encoding,
    vary: [headers.vary, 'Accept-Encoding'].filter(Boolean).join(', '),
    ...(etag && !etag.startsWith('W/') ? { etag: `W/${etag}` } : {}),
  });
  const squeeze =
    encoding === 'br' ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: quality } }) : createGzip();
  pipeline(answer, squeeze, response, done);
}

function isWorthIt(status: number, headers: IncomingHttpHeaders, request: IncomingMessage): boolean {
  const length = headers['content-length'];
  return (
    request.method !== 'HEAD' &&
    status !== 204 &&
    status !== 206 &&
    status !== 304 &&
    headers['content-encoding'] === undefined &&
    compressible.test(headers['content-type'] ?? '') &&
    (length === undefined || Number(length) >= smallestBytes)
  );
}
