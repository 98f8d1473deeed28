import { describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import type { ClassTicket } from './messages.ts';
import { readTicket, signTicket, ticketLifetimeSeconds } from './ticket.ts';

const secret = 'a secret of thirty-two characters!';
const ticket: ClassTicket = {
  classId: crypto.randomUUID(),
  personId: crypto.randomUUID(),
  name: 'Éric Habimana',
  role: 'listener',
};
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const signed = (claims: Record<string, unknown>, audience = 'ikiraro-class', algorithm = 'HS256') =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm })
    .setAudience(audience)
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(secret));

describe('a class ticket', () => {
  test('says what was signed', async () => {
    expect(await readTicket(await signTicket(ticket, secret), secret)).toEqual({ ticket });
  });

  test('expires after its minutes, not before', async () => {
    const token = await signTicket(ticket, secret);
    expect(await readTicket(token, secret, later(ticketLifetimeSeconds - 5))).toEqual({ ticket });
    expect(await readTicket(token, secret, later(ticketLifetimeSeconds + 1))).toEqual({ refused: 'expired' });
  });

  test('signed with another secret is invalid', async () => {
    expect(await readTicket(await signTicket(ticket, `${secret}?`), secret)).toEqual({ refused: 'invalid' });
  });

  test('every changed character makes it invalid', async () => {
    const token = await signTicket(ticket, secret);
    const [head = '', body = '', mac = ''] = token.split('.');
    const other = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
    for (const forged of [
      [other(head), body, mac],
      [head, other(body), mac],
      [head, body, other(mac)],
      [head, body, ''],
    ]) {
      expect(await readTicket(forged.join('.'), secret)).toEqual({ refused: 'invalid' });
    }
  });

  test('without a signature, or with another algorithm, it is invalid', async () => {
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ ...ticket, aud: 'ikiraro-class', exp: 9e9 })).toString('base64url')}.`;
    expect(await readTicket(unsigned, secret)).toEqual({ refused: 'invalid' });
    const longer = 'x'.repeat(64);
    const hs512 = await new SignJWT({ ...ticket })
      .setProtectedHeader({ alg: 'HS512' })
      .setAudience('ikiraro-class')
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(longer));
    expect(await readTicket(hs512, longer)).toEqual({ refused: 'invalid' });
  });

  test.each([
    ['for something else', { ...ticket }, 'ikiraro-mail'],
    ['without a class', { ...ticket, classId: undefined }, undefined],
    ['to a class that cannot be', { ...ticket, classId: 'all' }, undefined],
    ['of a role that is none', { ...ticket, role: 'owner' }, undefined],
    ['without a name', { ...ticket, name: '' }, undefined],
  ])('%s is invalid', async (_, claims, audience) => {
    expect(await readTicket(await signed(claims, audience), secret)).toEqual({ refused: 'invalid' });
  });

  test.each(['', '.', 'x'.repeat(2_000)])('what is no token at all is invalid', async (token) => {
    expect(await readTicket(token, secret)).toEqual({ refused: 'invalid' });
  });
});
