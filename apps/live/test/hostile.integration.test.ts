import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { limits, requests } from '#contract';
import type { Answer } from '#contract';
import { rateOf } from '../src/gateway/rates.ts';
import { LiveUnderTest } from './live-under-test.ts';
import type { Client } from './live-under-test.ts';
import { World } from './world.ts';

let live: LiveUnderTest;
let world: World;
let before: string[];
beforeAll(async () => {
  live = await LiveUnderTest.start();
  world = await World.make(live);
  before = await world.log();
});
afterAll(() => live.stop());

const names = Object.keys(requests);
/** Enters as a new person. What they then do wrong must leave no event but their coming and going. */
const attacker = async (): Promise<Client> => live.join(await live.makeClass(), 'host', 'Attacker');
const code = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.error.code);
const stillGood = async () => {
  expect(await world.log()).toEqual(before);
  expect(await world.listener.ok('log.since', { after: 0 })).toMatchObject({ events: expect.any(Array) as unknown });
};

describe('messages that are wrong', () => {
  test.each([
    '',
    ' ',
    'chat',
    'chat.Post',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'x'.repeat(9_000),
  ])('the name %p is unknown', async (name) => {
    expect(code(await (await attacker()).raw(name, {}))).toBe('UNKNOWN_MESSAGE');
  });

  test.each(names)('%s with a malformed payload is refused', async (name) => {
    const client = await attacker();
    for (const payload of [null, 'text', 7, [1], true, { unexpected: true }, randomBytes(8)]) {
      const answer = await client.raw(name, payload);
      expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
    }
  });

  test('the refusal names the field and repeats little of its value', async () => {
    const client = await attacker();
    const answer = await client.raw('chat.post', { key: 'x'.repeat(10_000), text: 'x' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', field: 'key' } });
    expect(JSON.stringify(answer).length).toBeLessThan(500);
  });

  test('a nested field is named by its path', async () => {
    const client = await attacker();
    const rtpParameters = world.browser.rtpParameters('microphone');
    const broken = { ...rtpParameters, codecs: [{ ...rtpParameters.codecs[0], mimeType: 'opus' }] };
    const answer = await client.raw('media.produce', { transportId: 'x', source: 'microphone', rtpParameters: broken });
    expect(answer).toMatchObject({ error: { code: 'BAD_INPUT', field: 'rtpParameters.codecs.0.mimeType' } });
  });

  test('a request with no payload, or two, is refused as BAD_INPUT', async () => {
    const client = await attacker();
    expect(code(await client.raw('hand.raise'))).toBe('BAD_INPUT');
    expect(code(await client.raw('hand.raise', { key: randomUUID() }, { key: randomUUID() }))).toBe('BAD_INPUT');
  });

  test('a message without an acknowledgement is not carried out', async () => {
    const client = await attacker();
    client.socket.emit('chat.post', { key: randomUUID(), text: 'nobody waits' });
    const { events } = await client.ok('log.since', { after: 0 });
    expect(events.map(({ type }) => type)).toEqual(['joined']);
  });

  test('a request that mediasoup refuses is refused as BAD_INPUT, with its reason', async () => {
    const client = await attacker();
    const { transport } = await client.ok('media.send', {});
    const rtpParameters = world.browser.rtpParameters('microphone');
    const [codec] = rtpParameters.codecs;
    if (!codec) throw new Error('no codec');
    const wrong = { ...rtpParameters, codecs: [{ ...codec, clockRate: 16_000 }] };
    expect(
      await client.ask('media.produce', { transportId: transport.id, source: 'microphone', rtpParameters: wrong }),
    ).toMatchObject({ error: { code: 'BAD_INPUT', field: 'rtpParameters' } });
  });

  test('a camera without layers is refused', async () => {
    const client = await attacker();
    const { transport } = await client.ok('media.send', {});
    const rtpParameters = { ...world.browser.rtpParameters('camera'), encodings: [{ ssrc: 1 }] };
    expect(
      await client.ask('media.produce', { transportId: transport.id, source: 'camera', rtpParameters }),
    ).toMatchObject({ error: { code: 'BAD_INPUT', field: 'rtpParameters.encodings' } });
  });
});

describe('a client that sends too much', () => {
  test('a packet that is too large ends its connection, nothing else', async () => {
    const client = await attacker();
    client.socket.emit('chat.post', { key: randomUUID(), text: 'x'.repeat(limits.packetBytes) });
    await client.disconnected();
    await stillGood();
  });

  test('a client that floods is refused, then disconnected', async () => {
    const client = await attacker();
    for (let count = 0; count < 1_000; count++) {
      client.socket.emit('chat.post', { key: randomUUID(), text: 'flood' }, () => undefined);
    }
    await client.disconnected();
    const posted = (await stored(client.ticket.classId)).filter(({ type }) => type === 'message-posted');
    expect(posted.length).toBeLessThanOrEqual(rateOf('chat.post').burst + 5);
    await stillGood();
  });

  test('connecting again does not refill the allowance', async () => {
    const client = await attacker();
    await Promise.all(Array.from({ length: 60 }, () => client.ask('chat.post', { key: randomUUID(), text: 'flood' })));
    client.socket.disconnect();
    const again = await live.connect(client.ticket);
    await again.ok('class.enter', { after: 0 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => again.ask('chat.post', { key: randomUUID(), text: 'flood' })),
    );
    expect(answers.map(code)).toContain('TOO_MANY');
  });

  test('one person has a handful of connections to a class, not hundreds', async () => {
    const ticket = await live.ticket(await live.makeClass(), 'listener', 'Many');
    const clients = await Promise.all(Array.from({ length: 10 }, () => live.connect(ticket)));
    await new Promise<void>((resolve) => {
      let gone = 0;
      for (const client of clients) {
        void client.disconnected().then(() => {
          if (++gone === 4) resolve();
        });
      }
    });
  });
});

describe('a thousand random messages', () => {
  test('change nothing', async () => {
    const client = await attacker();
    // Leaving and ending take an empty payload, which random data would hit.
    const rightWhenEmpty = ['class.leave', 'class.end'];
    const name = fc.oneof(fc.constantFrom(...names.filter((one) => !rightWhenEmpty.includes(one))), fc.string());
    const payload = fc.oneof(fc.jsonValue(), fc.record({ key: fc.uuid(), to: fc.uuid() }), fc.uint8Array());
    const samples = fc.sample(fc.tuple(name, payload), 1_000);
    let connection = client;
    for (const [index, [what, value]] of samples.entries()) {
      // An attacker who is cut off comes again.
      if (!connection.socket.connected) connection = await live.connect(client.ticket);
      if (index % 50 === 0) await connection.raw(what, value).catch(() => undefined);
      else connection.socket.emit(what, value, () => undefined);
    }
    const witness = await live.connect(client.ticket);
    const events = (await stored(client.ticket.classId)).map(({ type }) => type);
    witness.socket.disconnect();
    expect(new Set(events)).toEqual(new Set(['joined', 'left']));
    await stillGood();
  });

  test('frames that are not even Socket.IO end their connection, nothing else', async () => {
    for (const frame of ['42["chat.post"', '4', '9', '451-["x",{"_placeholder":true,"num":9}]', '\0'.repeat(100)]) {
      const client = await attacker();
      client.socket.io.engine.transport.send([{ type: 'message', data: frame }]);
      await client.raw('hand.raise', { key: randomUUID() }).catch(() => undefined);
    }
    await stillGood();
  });
});

async function stored(classId: string): Promise<{ type: string }[]> {
  return (await live.fixtures.database.dataSource.query('SELECT type FROM class_event WHERE class_id = $1', [
    classId,
  ])) as { type: string }[];
}
