import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { emptyClass, foldAll, personOf } from '#classroom';
import type { ClassEvent, ClassState } from '#classroom';
import { dtlsParameters } from './browser-objects.ts';
import { LiveUnderTest } from './live-under-test.ts';
import type { Client } from './live-under-test.ts';
import { World } from './world.ts';

let live: LiveUnderTest;
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
afterAll(() => live.stop());

/** The events in the database, read past the gateway. */
const stored = async (classId: string): Promise<ClassEvent[]> => (await live.fixtures.log().read(classId, 0)) ?? [];
const state = async (classId: string): Promise<ClassState> => foldAll(emptyClass, await stored(classId));
const of = (events: readonly ClassEvent[], client: Client) =>
  events
    .filter(({ by }) => by === client.ticket.personId)
    .map(({ type, body }) => ('reason' in body ? `${type} ${body.reason}` : type));
const told = (client: Client, type: string, by?: string) =>
  client.push('class.events', ({ events }) =>
    events.some((event) => event.type === type && (by === undefined || event.by === by)),
  );

describe('coming and going', () => {
  test('entering twice on one connection is entering once', async () => {
    const classId = await live.makeClass();
    const client = await live.join(classId, 'host', 'Host');
    const again = await client.ok('class.enter', { after: 0 });
    expect(again.events.map(({ type }) => type)).toEqual(['joined']);
  });

  test('leaving is committed when it is answered, and then the person is outside', async () => {
    const classId = await live.makeClass();
    const client = await live.join(classId, 'listener', 'Leaver');
    await client.ok('class.leave', {});
    expect(of(await stored(classId), client)).toEqual(['joined', 'left left']);
    expect(await client.ask('hand.raise', { key: randomUUID() })).toMatchObject({ error: { code: 'NOT_ENTERED' } });
    await client.ok('class.enter', { after: 2 });
    expect(of(await stored(classId), client)).toEqual(['joined', 'left left', 'joined']);
  });

  test('a lost connection is announced to all at once', async () => {
    const world = await World.make(live);
    world.speaker.socket.disconnect();
    await told(world.host, 'left', world.speaker.ticket.personId);
    expect(of(await stored(world.classId), world.speaker)).toEqual(['joined', 'left line']);
  });

  test('a client that comes back gets exactly what it missed', async () => {
    const world = await World.make(live);
    const before = (await stored(world.classId)).length;
    world.listener.socket.disconnect();
    await told(world.host, 'left');
    for (const text of ['one', 'two', 'three']) await world.host.ok('chat.post', { key: randomUUID(), text });
    const back = await live.connect(world.listener.ticket);
    const { events } = await back.ok('class.enter', { after: before });
    expect(events.map(({ type }) => type)).toEqual([
      'left',
      'message-posted',
      'message-posted',
      'message-posted',
      'joined',
    ]);
    expect(events).toEqual((await stored(world.classId)).slice(before));
  });

  test('a message that was sent on a connection that died is there once, whenever it is sent again', async () => {
    const world = await World.make(live);
    const [key, text] = [randomUUID(), 'typed in the dark'];
    const lost = world.listener.ask('chat.post', { key, text });
    world.listener.socket.disconnect();
    await lost.catch(() => undefined);
    const back = await live.connect(world.listener.ticket);
    await back.ok('class.enter', { after: 0 });
    const { seq } = await back.ok('chat.post', { key, text });
    expect((await back.ok('chat.post', { key, text })).seq).toBe(seq);
    const posted = (await stored(world.classId)).filter(({ type }) => type === 'message-posted');
    expect(posted.map((event) => event.seq)).toEqual([seq]);
  });

  test('messages of one sender keep their order', async () => {
    const world = await World.make(live);
    const texts = Array.from({ length: 25 }, (_, index) => `message ${index}`);
    await Promise.all(texts.map((text) => world.listener.ok('chat.post', { key: randomUUID(), text })));
    const { messages } = await state(world.classId);
    expect(messages.map(({ text }) => text)).toEqual(texts);
    await told(world.host, 'message-posted');
    await world.host.until(() => (world.host.events.length >= 5 + 25 - 1 ? true : undefined));
    const seqs = world.host.events.map((event) => Number(event.split(' ')[0]));
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(new Set(seqs).size).toBe(seqs.length);
  });
});

describe('one seat for each person', () => {
  test('a second window takes the place of the first, which is told and closed', async () => {
    const world = await World.make(live);
    const second = await live.connect(world.listener.ticket);
    await second.ok('class.enter', { after: 0 });
    expect(await world.listener.push('class.closed')).toEqual({ reason: 'replaced' });
    await world.listener.disconnected();
    expect(of(await stored(world.classId), second)).toEqual(['joined', 'left replaced', 'joined']);
    // The end of the first connection is not taken for that of the second.
    await second.ok('chat.post', { key: randomUUID(), text: 'here' });
    expect(personOf(await state(world.classId), second.ticket.personId)?.present).toBe(true);
  });

  test('many windows at once leave one of them, and a log that says so', async () => {
    const classId = await live.makeClass();
    const ticket = await live.ticket(classId, 'listener', 'Many');
    const clients = await Promise.all([1, 2, 3, 4].map(() => live.connect(ticket)));
    await Promise.all(clients.map((client) => client.ok('class.enter', { after: 0 }).catch(() => undefined)));
    await Promise.all(clients.slice(0, 3).map((client) => client.disconnected()));
    expect(clients.map((client) => client.socket.connected)).toEqual([false, false, false, true]);
    const events = (await stored(classId)).map(({ type }) => type);
    expect(events).toEqual(['joined', 'left', 'joined', 'left', 'joined', 'left', 'joined']);
  });
});

describe('the end of a class', () => {
  test('ends everybody’s presence, the log, the class, and the connections', async () => {
    const world = await World.make(live);
    await world.host.ok('class.end', {});
    for (const client of [world.host, world.listener, world.speaker]) {
      expect(await client.push('class.closed')).toEqual({ reason: 'ended' });
      await client.disconnected();
    }
    const events = await stored(world.classId);
    expect(events.at(-1)?.type).toBe('class-ended');
    expect(Object.values(foldAll(emptyClass, events).people)).toEqual(
      [1, 2, 3].map(() => expect.objectContaining({ present: false, leftReason: 'ended', sources: [] }) as unknown),
    );
    const rows: unknown = await live.fixtures.database.dataSource.query(
      'SELECT ended_at IS NOT NULL AS ended, last_seq FROM class WHERE id = $1',
      [world.classId],
    );
    expect(rows).toEqual([{ ended: true, last_seq: events.length }]);
  });

  test('afterwards it can be read, by anybody who may come, and nothing more is written', async () => {
    const world = await World.make(live);
    await world.host.ok('chat.post', { key: randomUUID(), text: 'Goodbye' });
    await world.host.ok('class.end', {});
    const events = await stored(world.classId);
    const late = await live.join(world.classId, 'listener', 'Late');
    expect((await late.ok('log.since', { after: 0 })).events).toEqual(events);
    expect(await late.ask('chat.post', { key: randomUUID(), text: 'too late' })).toMatchObject({
      error: { code: 'CLASS_ENDED' },
    });
    late.socket.disconnect();
    const another = await live.join(world.classId, 'listener', 'Later');
    expect((await another.ok('log.since', { after: 0 })).events).toEqual(events);
  });
});

describe('media and the connection', () => {
  test('media outlive a lost connection: they are resumed, and the log says so', async () => {
    const world = await World.make(live);
    const host = world.host.ticket.personId;
    const { receiving } = await world.setUp(world.listener);
    const { seq: after } = await state(world.classId);
    world.host.socket.disconnect();
    await told(world.listener, 'left', host);
    expect(personOf(await state(world.classId), host)).toMatchObject({ present: false, sources: [] });
    const back = await live.connect(world.host.ticket);
    await back.ok('class.enter', { after });
    expect(personOf(await state(world.classId), host)).toMatchObject({ present: true, sources: ['microphone'] });
    const { iceParameters } = await back.ok('media.restartIce', { transportId: world.sending });
    expect(iceParameters.usernameFragment).not.toBe('');
    await back.ok('media.stop', { producerId: world.producer });
    await told(world.listener, 'media-stopped', host);
    await world.listener.ok('media.restartIce', { transportId: receiving });
  });

  test('a page that knows nothing yet begins anew: media of an earlier page end for all', async () => {
    const world = await World.make(live);
    const host = world.host.ticket.personId;
    const { consumers } = await world.setUp(world.listener);
    const begins = async () => {
      const page = await live.connect(world.host.ticket);
      await page.ok('class.enter', { after: 0 });
      expect(personOf(await state(world.classId), host)).toMatchObject({ present: true, sources: [] });
      return page;
    };
    // The browser had crashed.
    world.host.socket.disconnect();
    await told(world.listener, 'left', host);
    const page = await begins();
    expect(await page.ask('media.restartIce', { transportId: world.sending })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    const { sending } = await world.setUp(page);
    await world.publish(page, sending, 'microphone');
    // The page is a second window.
    await begins();
    expect(await world.listener.push('media.consumer.closed')).toEqual({ consumerId: consumers[0]?.id });
  });

  test('a client that comes back hears of consumers that came and went meanwhile', async () => {
    const world = await World.make(live);
    const { consumers } = await world.setUp(world.listener);
    const { seq: after } = await state(world.classId);
    world.listener.socket.disconnect();
    await told(world.host, 'left');
    await world.host.ok('media.stop', { producerId: world.producer });
    const screen = await world.publish(world.host, world.sending, 'screen');
    const back = await live.connect(world.listener.ticket);
    await back.ok('class.enter', { after });
    expect(await back.push('media.consumer.closed')).toEqual({ consumerId: consumers[0]?.id });
    expect((await back.push('media.consumer.new')).consumer).toMatchObject({ producerId: screen, source: 'screen' });
  });

  test('leaving closes everything at once', async () => {
    const world = await World.make(live);
    const { consumers } = await world.setUp(world.listener);
    await world.host.ok('class.leave', {});
    expect(await world.listener.push('media.consumer.closed')).toEqual({ consumerId: consumers[0]?.id });
    await world.host.ok('class.enter', { after: 0 });
    expect(await world.host.ask('media.restartIce', { transportId: world.sending })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test('a lost floor closes the microphone', async () => {
    const world = await World.make(live);
    const { sending } = await world.setUp(world.speaker);
    const listening = await world.setUp(world.listener);
    const producerId = await world.publish(world.speaker, sending, 'microphone');
    await told(world.host, 'media-started', world.speaker.ticket.personId);
    const { consumer } = await world.listener.push('media.consumer.new');
    expect(consumer).toMatchObject({ producerId, personId: world.speaker.ticket.personId });
    await world.host.ok('floor.take', { key: randomUUID(), from: world.speaker.ticket.personId });
    expect(await world.listener.push('media.consumer.closed')).toEqual({ consumerId: consumer.id });
    expect(await world.speaker.ask('media.stop', { producerId })).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(listening.consumers).toHaveLength(1);
  });

  test('a source is sent once: sending it again replaces the first', async () => {
    const world = await World.make(live);
    const { consumers } = await world.setUp(world.listener);
    const again = await world.publish(world.host, world.sending, 'microphone');
    expect(await world.listener.push('media.consumer.closed')).toEqual({ consumerId: consumers[0]?.id });
    expect((await world.listener.push('media.consumer.new')).consumer.producerId).toBe(again);
  });

  test('a transport is connected once', async () => {
    const world = await World.make(live);
    expect(
      await world.host.ask('media.connect', { transportId: world.sending, dtlsParameters: dtlsParameters() }),
    ).toMatchObject({ error: { code: 'BAD_INPUT', field: 'transportId' } });
  });

  test('making a transport again closes the one before, and what was sent over it', async () => {
    const world = await World.make(live);
    const { consumers } = await world.setUp(world.listener);
    const { transport } = await world.host.ok('media.send', {});
    expect(transport.id).not.toBe(world.sending);
    expect(await world.listener.push('media.consumer.closed')).toEqual({ consumerId: consumers[0]?.id });
    await told(world.listener, 'media-stopped');
  });
});

describe('the floor', () => {
  test('lowers a hand that was raised meanwhile when it is given again', async () => {
    const world = await World.make(live);
    const to = world.speaker.ticket.personId;
    await world.speaker.ok('hand.raise', { key: randomUUID() });
    expect(personOf(await state(world.classId), to)?.hand).toBeDefined();
    await world.host.ok('floor.give', { key: randomUUID(), to });
    expect(personOf(await state(world.classId), to)).toMatchObject({ hasFloor: true });
    expect(personOf(await state(world.classId), to)?.hand).toBeUndefined();
  });
});
