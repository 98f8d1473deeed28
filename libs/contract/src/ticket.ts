import { SignJWT, errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import { classRoles } from '#classroom';
import type { ClassTicket } from './messages.ts';

/**
 * Class tickets: api signs, live verifies, with a secret both are configured with (HMAC-SHA256, RFC 7515). A ticket admits one
 * person to one class and lives for minutes; a client that reconnects later asks api for a new one, so that somebody who may
 * no longer attend is kept out from then on.
 */
export const ticketLifetimeSeconds = 5 * 60;

const audience = 'ikiraro-class';
const claims = v.object({
  classId: v.pipe(v.string(), v.uuid()),
  personId: v.pipe(v.string(), v.uuid()),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  role: v.picklist(classRoles),
  assists: v.optional(v.literal(true)),
  teachesSince: v.optional(v.number()),
});

const keyOf = (secret: string) => new TextEncoder().encode(secret);

export async function signTicket(ticket: ClassTicket, secret: string, now = new Date()): Promise<string> {
  const issued = Math.floor(now.getTime() / 1000);
  return new SignJWT({ ...ticket })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setIssuedAt(issued)
    .setExpirationTime(issued + ticketLifetimeSeconds)
    .sign(keyOf(secret));
}

/** The ticket's claims, or why it is refused: `expired`, or `invalid` (forged, damaged, for something else). */
export async function readTicket(
  token: string,
  secret: string,
  now = new Date(),
): Promise<{ ticket: ClassTicket } | { refused: 'expired' | 'invalid' }> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), { audience, algorithms: ['HS256'], currentDate: now });
    const parsed = v.safeParse(claims, payload);
    return parsed.success ? { ticket: parsed.output } : { refused: 'invalid' };
  } catch (error) {
    return { refused: error instanceof errors.JWTExpired ? 'expired' : 'invalid' };
  }
}
