import type { IncomingMessage } from 'node:http';
import { isLoopback, isThisMachine } from '#platform';

/**
 * Whether a browser of this machine asks: by the peer of the socket, and not by what anybody claims. Our own front door is of this
 * machine as well and says whom it speaks for; so does any other proxy that says so at all. The name that was asked for is looked at
 * too, because a page elsewhere can have its own name lead to this machine.
 */
export function fromThisMachine({ socket, headers }: IncomingMessage): boolean {
  if (!isLoopback(socket.remoteAddress)) return false;
  if (headers.forwarded !== undefined || headers['x-real-ip'] !== undefined) return false;
  const speaksFor = [headers['x-forwarded-for'] ?? []].flat().flatMap((text) => text.split(','));
  if (!speaksFor.every((address) => isLoopback(address.trim()))) return false;
  return isThisMachine((headers.host ?? '').replace(/:\d+$/, ''));
}
