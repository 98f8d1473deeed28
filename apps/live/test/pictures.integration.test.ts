import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { mostShown, personOf, whoMayShow } from '#classroom';
import type { ClassState, Source } from '#classroom';
import { ClassSessions } from '../src/class-session/class-sessions.ts';
import { LiveUnderTest } from './live-under-test.ts';
import type { Client } from './live-under-test.ts';
import { World } from './world.ts';

/** Students who show camera and screen: who may, for how long, and how their pictures are served. */

let live: LiveUnderTest;
let world: World;
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
beforeEach(async () => {
  world = await World.make(live);
});
afterAll(() => live.stop());

const key = () => randomUUID();
const who = (client: Client) => client.ticket.personId;
const session = () => live.part(ClassSessions).open(world.classId);
const state = async (): Promise<ClassState> => (await session()).log.state;
const allow = (to: Client, beside = false) => world.host.ask('pictures.allow', { key: key(), to: who(to), beside });
const show = (client: Client, transportId: string, source: Source) =>
  client.ask('media.produce', { transportId, source, rtpParameters: world.browser.rtpParameters(source) });
const code = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error?.code);

/** Somebody shows a source, and the host is told to receive it. */
async function shown(client: Client, transportId: string, source: Source): Promise<string> {
  const { producerId } = await client.ok('media.produce', {
    transportId,
    source,
    rtpParameters: world.browser.rtpParameters(source),
  });
  const { consumer } = await world.host.push('media.consumer.new', (one) => one.consumer.producerId === producerId);
  expect(consumer).toMatchObject({ source, personId: who(client), producerId });
  return consumer.id;
}

test('a student with the floor shows camera and screen once it is allowed, and no longer once it is withdrawn', async () => {
  const { host, speaker } = world;
  await world.setUp(host);
  const { sending } = await world.setUp(speaker);
  expect(code(await show(speaker, sending, 'camera'))).toBe('NOT_ALLOWED');
  expect(code(await allow(speaker))).toBe('ok');
  const consumers = [
    await shown(speaker, sending, 'microphone'),
    await shown(speaker, sending, 'camera'),
    await shown(speaker, sending, 'screen'),
  ];
  await host.ok('pictures.withdraw', { key: key(), from: who(speaker) });
  await host.until(() => host.pushes('media.consumer.closed')[1]);
  const closed = host.pushes('media.consumer.closed').map(({ consumerId }) => consumerId);
  expect(closed.sort()).toEqual(consumers.slice(1).sort());
  expect(personOf(await state(), who(speaker))).toMatchObject({ hasFloor: true, sources: ['microphone'] });
  expect(code(await show(speaker, sending, 'screen'))).toBe('NOT_ALLOWED');
});

test('what is shown ends with the floor', async () => {
  const { host, speaker } = world;
  await world.setUp(host);
  const { sending } = await world.setUp(speaker);
  await allow(speaker);
  const camera = await shown(speaker, sending, 'camera');
  await speaker.ok('floor.take', { key: key(), from: who(speaker) });
  expect(await host.push('media.consumer.closed')).toEqual({ consumerId: camera });
  await host.ok('floor.give', { key: key(), to: who(speaker) });
  expect(code(await show(speaker, sending, 'camera'))).toBe('NOT_ALLOWED');
});

test('one student at a time may show: the next one gets the floor too, and replaces the one before', async () => {
  const { host, speaker, listener } = world;
  await world.setUp(host);
  const { sending } = await world.setUp(speaker);
  await allow(speaker);
  const camera = await shown(speaker, sending, 'camera');
  await allow(listener);
  expect(await host.push('media.consumer.closed')).toEqual({ consumerId: camera });
  expect(whoMayShow(await state()).map(({ id }) => id)).toEqual([who(listener)]);
  expect(personOf(await state(), who(listener))?.hasFloor).toBe(true);
  await allow(speaker, true);
  expect(whoMayShow(await state())).toHaveLength(2);
});

test('six may be seen at once, and a lecturer needs no permission', async () => {
  const students = await Promise.all(
    Array.from({ length: mostShown + 1 }, (_, place) => live.join(world.classId, 'listener', `Student ${place}`)),
  );
  const answers = [];
  for (const student of students) answers.push(code(await allow(student, true)));
  expect(answers).toEqual([...Array.from({ length: mostShown }, () => 'ok'), 'NOT_ALLOWED']);
  expect(code(await allow(world.host))).toBe('NOT_ALLOWED');
  // A refusal gives no floor either.
  expect(personOf(await state(), who(students.at(-1) as Client))?.hasFloor).toBe(false);
});
