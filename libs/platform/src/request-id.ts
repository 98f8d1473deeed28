import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { peerOf } from './client-address.ts';
import type { Trust } from './client-address.ts';

/** Ids go into logs and into headers, so they are short, without line ends and quotes. */
const wellFormed = /^[\w.:-]{8,64}$/;

/**
 * The id by which a request is found in the logs. A trusted proxy in front of us may set it, so that its log and ours use the
 * same id. Every other request gets a new one, because a client that chooses its id could take another client's.
 */
export function requestIdOf(request: Pick<IncomingMessage, 'socket' | 'headers'>, trust: Trust): string {
  const told = request.headers['x-request-id'];
  return typeof told === 'string' && wellFormed.test(told) && trust(peerOf(request)) ? told : randomUUID();
}
