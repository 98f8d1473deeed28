import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { peerOf } from './client-address.ts';
import type { Trust } from './client-address.ts';

/** It goes into logs and into headers: no line ends, no quotes, and not long. */
const wellFormed = /^[\w.:-]{8,64}$/;

/**
 * By what a request is found in the logs: as the proxy in front of us calls it, where that one is trusted, so that its log and ours
 * say the same. Everybody else gets one of ours, for whoever chooses a number can take somebody else's.
 */
export function requestIdOf(request: Pick<IncomingMessage, 'socket' | 'headers'>, trust: Trust): string {
  const told = request.headers['x-request-id'];
  return typeof told === 'string' && wellFormed.test(told) && trust(peerOf(request)) ? told : randomUUID();
}
