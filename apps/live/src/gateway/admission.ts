import type { IncomingMessage } from 'node:http';
import { limits } from '#contract';
import type { TicketRefusal } from '#contract';

/**
 * Whether a page of this origin may connect: the platform's own. Tickets are what admits; this keeps other sites from using a
 * visitor's browser at all. Programs that are not browsers send no Origin.
 */
export function originAllowed(request: IncomingMessage, publicAddress: string): boolean {
  const { origin, host, 'x-forwarded-host': forwarded } = request.headers;
  if (origin === undefined || origin === new URL(publicAddress).origin) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from === host || from === forwarded;
}

/** The ticket in a handshake's `auth`, if it looks like one. */
export function ticketIn(auth: unknown): string | undefined {
  const ticket = typeof auth === 'object' && auth !== null ? (auth as { ticket?: unknown }).ticket : undefined;
  return typeof ticket === 'string' && ticket.length <= limits.ticket ? ticket : undefined;
}

/** What Socket.IO hands to the client's `connect_error`. */
export class TicketRefused extends Error {
  override readonly name = 'TicketRefused';
  readonly data: TicketRefusal;

  constructor(reason: TicketRefusal['reason']) {
    const message =
      reason === 'expired'
        ? 'The class ticket has expired; ask for a new one.'
        : 'This is not a ticket to a class; open the class from its session.';
    super(message);
    this.data = { code: 'TICKET_REFUSED', message, reason };
  }
}
