import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { personOf } from '#classroom';
import type { ClassState } from '#classroom';
import type { LiveFailure } from '../src/failure.ts';
import { ClassLog } from '../src/log/class-log.ts';
import { LogRepository } from '../src/log/log.repository.ts';
import { WaitingRoom } from '../src/class-session/waiting-room.ts';
import type { Connection } from '../src/class-session/connection.ts';
import { ClassSessions } from '../src/class-session/class-sessions.ts';
import { StandingIn } from '../src/class-session/standing-in.ts';
import { LiveUnderTest } from './live-under-test.ts';
import type { Client } from './live-under-test.ts';
import { World } from './world.ts';

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
const state = async (): Promise<ClassState> => (await live.part(ClassSessions).open(world.classId)).log.state;
const code = async (answer: Promise<{ ok: boolean; error?: { code: string } }>) => {
  const { ok, error } = await answer;
  return ok ? 'ok' : error?.code;
};

describe('muting', () => {
  test('a person who is muted loses the floor, and what they send is closed', async () => {
    const { sending } = await world.setUp(world.speaker);
    await world.publish(world.speaker, sending, 'microphone');
    await world.host.until(() => world.host.events.filter((event) => event.endsWith('media-started'))[1]);
    await world.host.ok('order.mute', { key: key(), who: who(world.speaker) });
    expect(personOf(await state(), who(world.speaker))).toMatchObject({ hasFloor: false, sources: [] });
    expect(
      await code(
        world.speaker.ask('media.produce', {
          transportId: sending,
          source: 'microphone',
          rtpParameters: world.browser.rtpParameters('microphone'),
        }),
      ),
    ).toBe('NOT_ALLOWED');
  });

  test.each(['a co-host', 'somebody in a group'])('%s is silenced, and may speak again afterwards', async (as) => {
    const { listener, host } = world;
    if (as === 'a co-host') await host.ok('cohost.name', { key: key(), to: who(listener) });
    else await host.ok('groups.open', { key: key(), groups: [{ name: 'One', members: [who(listener)] }] });
    const { sending } = await world.setUp(listener);
    const spoken = async () => personOf(await state(), who(listener))?.sources;
    const speaks = async () => {
      await world.publish(listener, sending, 'microphone');
      while (!(await spoken())?.includes('microphone')) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    await speaks();
    await host.ok('order.muteAll', { key: key() });
    // The media that are really sent agree with the log.
    await (await live.part(ClassSessions).open(world.classId)).settle();
    expect(await spoken()).toEqual([]);
    expect(personOf(await state(), who(listener))?.mutedAt).toBeDefined();
    await speaks();
    expect(personOf(await state(), who(listener))?.mutedAt).toBeUndefined();
  });

  test('muting all leaves the lecturer alone', async () => {
    await world.host.ok('floor.give', { key: key(), to: who(world.listener) });
    await world.host.ok('order.muteAll', { key: key() });
    const { people } = await state();
    expect(Object.values(people).filter(({ hasFloor }) => hasFloor)).toEqual([]);
    expect(personOf(await state(), who(world.host))?.sources).toEqual(['microphone']);
  });

  test('a co-host may not silence or send out a lecturer', async () => {
    await world.host.ok('cohost.name', { key: key(), to: who(world.listener) });
    expect(await code(world.listener.ask('order.mute', { key: key(), who: who(world.host) }))).toBe('NOT_ALLOWED');
    expect(await code(world.listener.ask('order.sendOut', { key: key(), who: who(world.host), back: true }))).toBe(
      'NOT_ALLOWED',
    );
    expect(await code(world.listener.ask('cohost.name', { key: key(), to: who(world.speaker) }))).toBe('NOT_ALLOWED');
    await world.listener.ok('order.sendOut', { key: key(), who: who(world.speaker), back: true });
  });
});

describe('locks', () => {
  test('a locked chat refuses listeners, and takes what they write to those who moderate', async () => {
    await world.host.ok('order.lock', { key: key(), what: 'chat' });
    expect(await code(world.listener.ask('chat.post', { key: key(), text: 'x' }))).toBe('NOT_ALLOWED');
    await world.listener.ok('chat.tell', { key: key(), text: 'x' });
    await world.host.ok('chat.post', { key: key(), text: 'x' });
    await world.host.ok('order.unlock', { key: key(), what: 'chat' });
    await world.listener.ok('chat.post', { key: key(), text: 'x' });
  });
});

describe('sent out', () => {
  test('for now, a person is disconnected and may come back', async () => {
    const { listener, host } = world;
    await host.ok('order.sendOut', { key: key(), who: who(listener), back: true });
    expect(await listener.push('class.closed')).toEqual({ reason: 'sent-out' });
    await listener.disconnected();
    expect(personOf(await state(), who(listener))).toMatchObject({ present: false, leftReason: 'sent-out' });
    const again = await live.connect(listener.ticket);
    await again.ok('class.enter', { after: 0 });
  });

  test('while only the connection is gone, media of that person end at once', async () => {
    const { listener, host } = world;
    const { seq } = await host.ok('groups.open', { key: key(), groups: [{ name: 'One', members: [who(listener)] }] });
    const group = (await state()).groups.at(-1)?.id ?? 0;
    await host.ok('group.move', { key: key(), who: who(host), to: group });
    await world.setUp(host);
    const { sending, receiving } = await world.setUp(listener);
    await world.publish(listener, sending, 'microphone');
    const { consumer } = await host.push('media.consumer.new');
    listener.socket.disconnect();
    await host.until(() => host.events.find((event) => event.endsWith(' left')));
    expect(host.pushes('media.consumer.closed')).toEqual([]);
    await host.ok('order.sendOut', { key: key(), who: who(listener), back: true });
    expect(await host.push('media.consumer.closed')).toEqual({ consumerId: consumer.id });
    const again = await live.connect(listener.ticket);
    await again.ok('class.enter', { after: seq });
    for (const transportId of [sending, receiving]) {
      expect(await code(again.ask('media.restartIce', { transportId }))).toBe('NOT_FOUND');
    }
  });

  test('while they connect again, a person stays out', async () => {
    const { listener } = world;
    listener.socket.disconnect();
    await world.host.until(() => world.host.events.find((event) => event.endsWith(' left')));
    const session = await live.part(ClassSessions).open(world.classId);
    const connection: Partial<Connection> = { ticket: listener.ticket, connected: true, listen: () => undefined };
    // Both requests wait while the log writes, and are committed together.
    const busy = session.log.append(() => [{ by: who(world.host), type: 'hand-raised', body: {} }]);
    const enters = session.enter(connection as Connection, false).catch((error: LiveFailure) => error.code);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    await session.log.append(() => [
      { by: who(world.host), type: 'sent-out', body: { who: who(listener), back: true } },
      { by: who(listener), type: 'left', body: { reason: 'sent-out' } },
    ]);
    await busy;
    expect(await enters).toBe('SENT_OUT');
    expect(session.peers).toBe(2);
  });

  test('for good, a person stays out until a lecturer lets them back', async () => {
    const { listener, host } = world;
    await host.ok('order.sendOut', { key: key(), who: who(listener), back: false });
    await listener.disconnected();
    const again = await live.connect(listener.ticket);
    expect(await code(again.ask('class.enter', { after: 0 }))).toBe('SENT_OUT');
    await host.ok('order.letBack', { key: key(), who: who(listener) });
    await again.ok('class.enter', { after: 0 });
  });
});

describe('the waiting room', () => {
  const come = async () => live.connect(await live.ticket(world.classId, 'listener', 'Newcomer'));

  test('a person waits while the class is locked until they are let in, and hears nothing of the class meanwhile', async () => {
    await world.host.ok('order.lock', { key: key(), what: 'door' });
    const one = await come();
    expect(await code(one.ask('class.enter', { after: 0 }))).toBe('WAITING');
    expect(await code(one.ask('chat.post', { key: key(), text: 'x' }))).toBe('NOT_ENTERED');
    await world.host.ok('chat.post', { key: key(), text: 'for those who are in' });
    expect(one.heard).toEqual([]);
    expect((await state()).waiting).toMatchObject([{ id: who(one), name: 'Newcomer' }]);
    await world.host.ok('order.letIn', { key: key(), who: who(one) });
    await one.push('class.door');
    await one.ok('class.enter', { after: 0 });
    expect((await state()).waiting).toEqual([]);
  });

  test('a person who is turned away is disconnected, also when they come again', async () => {
    await world.host.ok('order.lock', { key: key(), what: 'door' });
    const one = await come();
    await one.ask('class.enter', { after: 0 });
    await world.host.ok('order.turnAway', { key: key(), who: who(one) });
    expect(await one.push('class.closed')).toEqual({ reason: 'turned-away' });
    const again = await live.connect(one.ticket);
    expect(await code(again.ask('class.enter', { after: 0 }))).toBe('SENT_OUT');
  });

  test('a person who waited when the service ended, and does not come back, no longer waits', async () => {
    await world.host.ok('order.lock', { key: key(), what: 'door' });
    const { log } = await live.part(ClassSessions).open(world.classId);
    const gone = who(await come());
    await log.append(() => [{ by: gone, type: 'knocked', body: { name: 'Gone' } }]);
    // The class as the next process finds it.
    const waitingRoom = new WaitingRoom(log);
    await waitingRoom.tidy();
    expect((await state()).waiting.map(({ id }) => id)).toEqual([gone]);
    await waitingRoom.tidy(Date.now() + 61_000);
    expect((await state()).waiting).toEqual([]);
  });

  test('a person who waited when the service ended, and comes back, goes on waiting', async () => {
    await world.host.ok('order.lock', { key: key(), what: 'door' });
    const { log } = await live.part(ClassSessions).open(world.classId);
    const { ticket } = await come();
    await log.append(() => [{ by: ticket.personId, type: 'knocked', body: { name: 'Back' } }]);
    const waitingRoom = new WaitingRoom(log);
    const connection: Partial<Connection> = { ticket, connected: true };
    const passes = waitingRoom.pass(connection as Connection).catch((error: LiveFailure) => error.code);
    await waitingRoom.tidy(Date.now() + 61_000);
    expect(await passes).toBe('WAITING');
    expect((await state()).waiting.map(({ id }) => id)).toEqual([ticket.personId]);
  });

  test('a person who goes away no longer waits; unlocking the class lets in the people who are left', async () => {
    await world.host.ok('order.lock', { key: key(), what: 'door' });
    const [one, two] = [await come(), await come()];
    await one.ask('class.enter', { after: 0 });
    await two.ask('class.enter', { after: 0 });
    one.socket.disconnect();
    await world.host.until(() => world.host.events.find((event) => event.endsWith('stopped-waiting')));
    expect((await state()).waiting.map(({ id }) => id)).toEqual([who(two)]);
    await world.host.ok('order.unlock', { key: key(), what: 'door' });
    await two.push('class.door');
    await two.ok('class.enter', { after: 0 });
  });

  test('a person who comes while it is being locked is in, or waits and can be let in', async () => {
    for (let round = 0; round < 8; round += 1) {
      const one = await come();
      // The lock is being appended when the waiting room is checked.
      const [, answer] = await Promise.all([
        world.host.ok('order.lock', { key: key(), what: 'door' }),
        one.ask('class.enter', { after: 0 }),
      ]);
      if (!answer.ok) {
        expect(answer.error.code).toBe('WAITING');
        await world.host.ok('order.letIn', { key: key(), who: who(one) });
        await one.push('class.door');
        await one.ok('class.enter', { after: 0 });
      }
      await world.host.ok('order.unlock', { key: key(), what: 'door' });
    }
  });

  test('a person who was in and only lost the connection does not wait, nor does a lecturer', async () => {
    await world.host.ok('order.lock', { key: key(), what: 'door' });
    world.listener.socket.disconnect();
    await world.host.until(() => world.host.events.find((event) => event.endsWith(' left')));
    await (await live.connect(world.listener.ticket)).ok('class.enter', { after: 0 });
    await live.join(world.classId, 'host', 'Second lecturer');
  });
});

describe('when nobody who moderates is there', () => {
  test('the person who has the floor stands in, and steps back when a lecturer comes', async () => {
    // The rule runs with a short delay over the real log.
    const log = await ClassLog.open(world.classId, live.part(LogRepository));
    if (!log) throw new Error('no class');
    const rule = new StandingIn(log, 50);
    log.listen({
      appended: () => {
        rule.appended();
      },
      committed: () => undefined,
    });
    world.host.socket.disconnect();
    await world.listener.until(() => world.listener.events.find((event) => event.endsWith(' left')));
    await log.append(() => []);
    rule.appended();
    await log.append((before) => [
      {
        by: who(world.listener),
        type: 'pace-said',
        body: { pace: 'slow', was: before.pace.said[who(world.listener)] ?? 'well' },
      },
    ]);
    for (;;) {
      if (personOf(log.state, who(world.speaker))?.steward) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    rule.stop();
    log.close();
    // The running class session sees it with its next event, and takes it back when the lecturer is there again.
    const back = await live.connect(world.host.ticket);
    await back.ok('class.enter', { after: 0 });
    await world.listener.until(() => world.listener.events.find((event) => event.endsWith('handed-back')));
    expect(personOf(await state(), who(world.speaker))?.steward).toBeUndefined();
  });
});

describe('a stand-in', () => {
  /** The host's connection is gone, and the listener stands in. */
  async function standsIn() {
    const { host, listener, speaker } = world;
    const session = await live.part(ClassSessions).open(world.classId);
    host.socket.disconnect();
    await listener.until(() => (listener.events.some((event) => event.endsWith('left')) ? true : undefined));
    await session.log.append(() => [{ by: who(listener), type: 'handed-over', body: { to: who(listener) } }]);
    return { host, listener, speaker };
  }

  test('keeps somebody out until a lecturer is there; what was done is listed for the lecturer, in order', async () => {
    const { host, listener, speaker } = await standsIn();
    await listener.ok('order.mute', { key: key(), who: who(speaker) });
    await listener.ok('order.sendOut', { key: key(), who: who(speaker), back: false });
    await listener.ok('order.lock', { key: key(), what: 'chat' });
    const early = await live.connect(speaker.ticket);
    expect(await code(early.ask('class.enter', { after: 0 }))).toBe('SENT_OUT');
    const back = await live.connect(host.ticket);
    await back.ok('class.enter', { after: 0 });
    await back.until(() => (back.events.some((event) => event.endsWith('handed-back')) ? true : undefined));
    const after = await state();
    expect(after.stoodIn.map(({ did, by, whom, what }) => [did, by, whom ?? what])).toEqual([
      ['muted', who(listener), who(speaker)],
      ['sent-out', who(listener), who(speaker)],
      ['locked', who(listener), 'chat'],
    ]);
    expect(personOf(after, who(speaker))?.sentOut).toBe('for-now');
    const late = await live.connect(speaker.ticket);
    await late.ok('class.enter', { after: 0 });
    // A decision of a lecturer is not undone by a stand-in.
    await back.ok('order.sendOut', { key: key(), who: who(speaker), back: false });
    const never = await live.connect(speaker.ticket);
    expect(await code(never.ask('class.enter', { after: 0 }))).toBe('SENT_OUT');
    expect((await state()).stoodIn).toHaveLength(3);
  });

  test('teaches on, and neither clears, splits, shows nor reads what is the lecturer’s or a group’s', async () => {
    const { host, listener, speaker } = world;
    const form = {
      ...{ kind: 'single' as const, question: 'Which?', choices: ['a', 'b'], right: [1], anonymous: false },
    };
    const box: [number, number, number, number] = [0, 0, 9, 9];
    const mark = { kind: 'line', ink: 'ink', width: 60, box } as const;
    await host.ok('page.add', { key: key() });
    const drawn = await host.ok('mark.make', { key: key(), page: 'blank/1', mark });
    const polled = await host.ok('poll.open', { key: key(), form });
    await host.ok('groups.open', { key: key(), groups: [{ name: 'One', members: [who(speaker)] }] });
    await standsIn();
    await speaker.ok('chat.post', { key: key(), text: 'Among us', group: 1 });
    await speaker.ok('chat.post', { key: key(), text: 'For all' });
    await listener.until(() => (JSON.stringify(listener.heard).includes('For all') ? true : undefined));
    expect(JSON.stringify(listener.heard)).not.toContain('Among us');
    expect(JSON.stringify(await listener.ok('log.since', { after: 0 }))).not.toContain('Among us');
    const refused = {
      'page.clear': { page: 'blank/1' },
      'poll.show': { poll: polled.seq },
      'poll.close': { poll: polled.seq },
      'poll.putAway': { poll: polled.seq },
      'groups.open': { groups: [{ name: 'New', members: [who(listener)] }] },
      'groups.broadcast': { on: true },
      'group.move': { who: who(listener), to: 1 },
      'pace.clear': {},
      'cohost.name': { to: who(speaker) },
      'chat.post': { text: 'To them', group: 1 },
    };
    for (const [name, input] of Object.entries(refused)) {
      expect([name, await code(listener.ask(name as never, { key: key(), ...input } as never))]).toEqual([
        name,
        expect.stringMatching(/^NOT_ALLOWED$|^NOT_FOUND$/),
      ]);
    }
    expect(await code(listener.ask('class.end', {}))).toBe('NOT_ALLOWED');
    await listener.ok('mark.erase', { key: key(), page: 'blank/1', marks: [drawn.seq] });
    expect((await state()).board.marks['blank/1']).toHaveLength(1);
    // A stand-in may visit a group that asks for help, open a poll and close it, and call everybody back.
    await speaker.ok('hand.raise', { key: key() });
    await listener.ok('group.move', { key: key(), who: who(listener), to: 1 });
    await listener.ok('groups.call', { key: key(), seconds: 0 });
    const own = await listener.ok('poll.open', { key: key(), form });
    await listener.ok('poll.show', { key: key(), poll: own.seq });
    await listener.ok('page.add', { key: key() });
  });

  test('turns away only until a lecturer is there', async () => {
    const { host, listener } = await standsIn();
    await listener.ok('order.lock', { key: key(), what: 'door' });
    const ticket = await live.ticket(world.classId, 'listener', 'Comes late');
    const comes = await live.connect(ticket);
    expect(await code(comes.ask('class.enter', { after: 0 }))).toBe('WAITING');
    await listener.ok('order.turnAway', { key: key(), who: ticket.personId });
    const again = await live.connect(ticket);
    expect(await code(again.ask('class.enter', { after: 0 }))).toBe('SENT_OUT');
    const back = await live.connect(host.ticket);
    await back.ok('class.enter', { after: 0 });
    await back.until(() => (back.events.some((event) => event.endsWith('handed-back')) ? true : undefined));
    const then = await live.connect(ticket);
    expect(await code(then.ask('class.enter', { after: 0 }))).toBe('WAITING');
  });
});
