import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signTicket, ticketLifetimeSeconds } from '#contract/ticket';
import { LiveUnderTest } from './live-under-test.ts';

let live: LiveUnderTest;
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
afterAll(() => live.stop());

const refusal = (client: { connected(): Promise<void> }): Promise<unknown> =>
  client.connected().then(
    () => 'connected',
    (error: { data?: unknown }) => error.data ?? error,
  );

describe('a connection without a valid ticket is refused', () => {
  test.each([
    ['no ticket', undefined],
    ['something that is no ticket', 'ticket'],
    ['an object', { classId: 'x' }],
    ['a ticket of a megabyte', 'x'.repeat(20_000)],
  ])('%s', async (_, token) => {
    expect(await refusal(live.open(token))).toMatchObject({ code: 'TICKET_REFUSED', reason: 'invalid' });
  });

  test('when the ticket has expired', async () => {
    const ticket = await live.ticket(await live.makeClass(), 'listener', 'Late');
    const token = await live.sign(ticket, new Date(Date.now() - (ticketLifetimeSeconds + 1) * 1000));
    expect(await refusal(live.open(token))).toMatchObject({
      code: 'TICKET_REFUSED',
      reason: 'expired',
      message: 'The class ticket has expired; ask for a new one.',
    });
  });

  test('when the ticket is of another platform', async () => {
    const ticket = await live.ticket(await live.makeClass(), 'host', 'Stranger');
    const token = await signTicket(ticket, 'another secret of thirty-two chars');
    expect(await refusal(live.open(token))).toMatchObject({ code: 'TICKET_REFUSED', reason: 'invalid' });
  });

  test('when the ticket is for a class that does not exist', async () => {
    const ticket = await live.ticket(randomUUID(), 'host', 'Nowhere');
    expect(await refusal(live.open(await live.sign(ticket), ticket))).toMatchObject({ reason: 'expired' });
  });
});

describe('the origin of a page', () => {
  const from = async (origin: string) => {
    const ticket = await live.ticket(await live.makeClass(), 'listener', 'Visitor');
    return refusal(live.open(await live.sign(ticket), ticket, { origin }));
  };
  test('may be the public address', async () => {
    expect(await from(live.config.publicAddress)).toBe('connected');
  });
  test('may be the host that was asked', async () => {
    expect(await from(live.address)).toBe('connected');
  });
  test.each(['https://elsewhere.example', 'null', 'http://localhost:8080.elsewhere.example'])(
    '%s is kept out',
    async (origin) => {
      expect(await from(origin)).toBeInstanceOf(Error);
    },
  );
});
