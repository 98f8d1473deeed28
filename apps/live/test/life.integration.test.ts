import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { personOf, present } from '#classroom';
import type { ClassState } from '#classroom';
import { ClassSessions } from '../src/class-session/class-sessions.ts';
import { LiveUnderTest } from './live-under-test.ts';
import type { Client } from './live-under-test.ts';
import { World } from './world.ts';

let live: LiveUnderTest;
let world: World;
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
afterAll(() => live.stop());
beforeEach(async () => {
  world = await World.make(live);
});

const key = () => crypto.randomUUID();
const who = (client: Client) => client.ticket.personId;
const stateOf = async (classId: string): Promise<ClassState> =>
  (await live.part(ClassSessions).open(classId)).log.state;
const endedAt = async (classId: string) => {
  const [row] = await live.fixtures.database.dataSource.query<{ ended_at: Date | null }[]>(
    'SELECT ended_at FROM class WHERE id = $1',
    [classId],
  );
  return row?.ended_at;
};
/** The session of a class is planned anew: its end lies so many minutes after now. */
const planned = (classId: string, minutes: number) =>
  live.fixtures.database.dataSource.query(
    `UPDATE session SET ends_at = now() + make_interval(secs => $2::float8 * 60), starts_at = least(starts_at, now() - interval '5 hours')
     FROM class WHERE class.session_id = session.id AND class.id = $1`,
    [classId, minutes],
  );
const lookAtTimes = () => live.part(ClassSessions).lookAtTimes();
/** Minutes after which a class ends whose session ended now. */
const stays = 120;

describe('a class that was ended', () => {
  beforeEach(async () => {
    await world.listener.ok('chat.post', { key: key(), text: 'Before the end' });
    await world.host.ok('class.end', {});
    await Promise.all([world.host.disconnected(), world.listener.disconnected()]);
  });

  test('can be opened again by the person who ended it, with everything there and with media', async () => {
    expect(await endedAt(world.classId)).not.toBeNull();
    const again = await live.connect(world.host.ticket);
    const entered = await again.ok('class.enter', { after: 0, reopen: true });
    expect(entered.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['class-ended', 'class-reopened']));
    expect(await endedAt(world.classId)).toBeNull();
    const state = await stateOf(world.classId);
    expect(state.endedAt).toBeUndefined();
    expect(state.messages.map(({ text }) => text)).toEqual(['Before the end']);
    const back = await live.connect(world.listener.ticket);
    await back.ok('class.enter', { after: 3 });
    const { consumers } = await world.setUp(back);
    expect(consumers).toEqual([]);
    const { sending } = await world.setUp(again);
    await world.publish(again, sending, 'microphone');
    expect((await back.push('media.consumer.new')).consumer).toMatchObject({ personId: who(again) });
    await back.ok('chat.post', { key: key(), text: 'After it' });
    await again.until(() => again.events.find((event) => event.endsWith('message-posted')));
  });

  test('cannot be opened again by others, nor by entering alone', async () => {
    const listener = await live.connect(world.listener.ticket);
    await listener.ok('class.enter', { after: 0, reopen: true });
    const host = await live.connect(world.host.ticket);
    await host.ok('class.enter', { after: 0 });
    const other = await live.connect(await live.ticket(world.classId, 'host', 'Other host'));
    await other.ok('class.enter', { after: 0, reopen: true });
    expect((await stateOf(world.classId)).endedAt).toBeDefined();
    expect(await endedAt(world.classId)).not.toBeNull();
    expect((await host.ask('chat.post', { key: key(), text: 'x' })).ok).toBe(false);
  });

  test('reconnects people who were still connected to read it', async () => {
    const reader = await live.connect(world.listener.ticket);
    await reader.ok('class.enter', { after: 0 });
    const host = await live.connect(world.host.ticket);
    await host.ok('class.enter', { after: 0, reopen: true });
    // Their connection is closed, and the page connects again by itself to the running class.
    await reader.disconnected();
    expect(present(await stateOf(world.classId)).map(({ id }) => id)).toEqual([who(host)]);
  });
});

describe('a class that nobody ends', () => {
  test('warns that its time runs out, then ends for all, with media and connections', async () => {
    await planned(world.classId, 9 - stays);
    await lookAtTimes();
    const told = await world.listener.until(() =>
      world.listener.events.find((event) => event.endsWith('closing-told')),
    );
    expect(told).toBeDefined();
    expect((await stateOf(world.classId)).closesAt).toBeGreaterThan(Date.now());
    await planned(world.classId, -stays);
    await lookAtTimes();
    expect(await world.listener.push('class.closed')).toEqual({ reason: 'ended' });
    await Promise.all([world.host.disconnected(), world.listener.disconnected()]);
    const state = await stateOf(world.classId);
    expect(state.endedAt).toBeDefined();
    expect(state.endedBy).toBeUndefined();
    expect(personOf(state, who(world.host))).toMatchObject({ present: false, leftReason: 'ended', sources: [] });
    expect(await endedAt(world.classId)).not.toBeNull();
    // Nobody ended the class, so nobody may open it again.
    const host = await live.connect(world.host.ticket);
    await host.ok('class.enter', { after: 0, reopen: true });
    expect((await stateOf(world.classId)).endedAt).toBeDefined();
  });

  test('goes on when its session was moved meanwhile, and takes its warning back', async () => {
    await planned(world.classId, 5 - stays);
    await lookAtTimes();
    expect((await stateOf(world.classId)).closesAt).toBeDefined();
    await planned(world.classId, 60);
    await lookAtTimes();
    const state = await stateOf(world.classId);
    expect([state.closesAt, state.endedAt]).toEqual([undefined, undefined]);
  });

  test('ends by its own timer, without any request', async () => {
    await planned(world.classId, 1 / 60 - stays);
    await lookAtTimes();
    expect(await world.host.push('class.closed')).toEqual({ reason: 'ended' });
  });

  test('ends soon after its session was cancelled', async () => {
    await live.fixtures.database.dataSource.query(
      `UPDATE session SET cancelled_at = now() - interval '58 seconds' FROM class WHERE class.session_id = session.id AND class.id = $1`,
      [world.classId],
    );
    await lookAtTimes();
    expect((await stateOf(world.classId)).closesAt).toBeDefined();
    expect(await world.host.push('class.closed')).toEqual({ reason: 'ended' });
  });

  test('ends for people who come to it after a restart', async () => {
    await live.stopApp();
    await planned(world.classId, -stays);
    await live.startApp();
    const host = await live.connect(world.host.ticket);
    await host.ok('class.enter', { after: 0 });
    expect(await host.push('class.closed')).toEqual({ reason: 'ended' });
  });
});
