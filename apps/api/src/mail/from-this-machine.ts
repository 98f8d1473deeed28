import type { IncomingMessage } from 'node:http';
import { isLoopback, isThisMachine } from '#platform';

/**
 * Whether a browser of this machine asks. The peer of the socket decides, not a header. Our own front door runs on this machine
 * as well and names the client; so does any other proxy that sends such a header. The requested host name is checked too, because
 * a page elsewhere can have its own name lead to this machine.
 */
export function fromThisMachine({ socket, headers }: IncomingMessage): boolean {
  if (!isLoopback(socket.remoteAddress)) return false;
  if (headers.forwarded !== undefined || headers['x-real-ip'] !== undefined) return false;
  const speaksFor = [headers['x-forwarded-for'] ?? []].flat().flatMap((text) => text.split(','));
  if (!speaksFor.every((address) => isLoopback(address.trim()))) return false;
  return isThisMachine((headers.host ?? '').replace(/:\d+$/, ''));
}
