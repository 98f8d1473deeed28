import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { emptyClass, foldAll, personOf } from '#classroom';
import type { ClassEvent } from '#classroom';
import { ClassesRepository } from '../src/log/classes.repository.ts';
import { LeaseRepository } from '../src/log/lease.repository.ts';
import { Lease } from '../src/log/lease.ts';
import { Workers } from '../src/sfu/workers.ts';
import { LiveUnderTest } from './live-under-test.ts';
import type { Client } from './live-under-test.ts';
import { World } from './world.ts';

let live: LiveUnderTest;
let world: World;
beforeEach(async () => {
  live = await LiveUnderTest.start();
  world = await World.make(live);
});
afterEach(() => live.stop());

const stored = async (): Promise<ClassEvent[]> => (await live.fixtures.log().read(world.classId, 0)) ?? [];
const post = (client: Client, text: string, key: string = randomUUID()) => client.ask('chat.post', { key, text });

async function health(): Promise<{ status: number; dependencies: Record<string, { ready: boolean }> }> {
  const response = await fetch(`${live.address}/health`);
  return {
    status: response.status,
    ...((await response.json()) as { dependencies: Record<string, { ready: boolean }> }),
  };
}

/** Repeats until the condition holds; the test's own time limit ends it. */
async function until(is: () => Promise<boolean>): Promise<void> {
  while (!(await is()));
}

describe('an SFU worker that is killed', () => {
  test('is replaced; the class goes on, and media are set up again without anybody entering anew', async () => {
    const workers = live.part(Workers);
    const [pid = 0] = workers.pids;
    await world.setUp(world.listener);
    process.kill(pid, 'SIGKILL');
    for (const client of [world.host, world.listener, world.speaker]) {
      const { routerCapabilities } = await client.push('media.reset');
      expect(routerCapabilities.codecs.length).toBeGreaterThan(0);
    }
    await world.host.until(() => world.host.events.find((event) => event.endsWith('media-stopped')));
    // Messages went on meanwhile.
    expect(await post(world.listener, 'Still here')).toMatchObject({ ok: true });
    const { sending } = await world.setUp(world.host);
    const producerId = await world.publish(world.host, sending, 'microphone');
    const { consumers } = await world.setUp(world.listener);
    expect(consumers).toMatchObject([{ producerId, personId: world.host.ticket.personId }]);
    expect(workers.pids).toHaveLength(1);
    expect(workers.pids[0]).not.toBe(pid);
    expect(await health()).toMatchObject({ status: 200, dependencies: { sfu: { ready: true } } });
    expect(await (await fetch(`${live.address}/metrics`)).text()).toMatch(/live_sfu_worker_deaths_total\S* 1\n/);
  });

  test('takes its transports with it', async () => {
    const [pid = 0] = live.part(Workers).pids;
    process.kill(pid, 'SIGKILL');
    await world.host.push('media.reset');
    expect(await world.host.ask('media.restartIce', { transportId: world.sending })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });
});

describe('a gateway that stops', () => {
  test('says that the service stopped; the next one goes on from the log', async () => {
    await world.host.ok('chat.post', { key: randomUUID(), text: 'before' });
    await live.stopApp();
    const left = (await stored()).filter(({ type }) => type === 'left');
    expect(left.map(({ body }) => body)).toEqual([1, 2, 3].map(() => ({ reason: 'server' })));
    await live.startApp();
    const back = await live.connect(world.listener.ticket);
    const { events } = await back.ok('class.enter', { after: 0 });
    expect(events).toEqual(await stored());
    expect(foldAll(emptyClass, events).messages.map(({ text }) => text)).toEqual(['before']);
    expect(await post(back, 'after')).toMatchObject({ ok: true });
  });

  test('and had no time to say so: the next one writes it into the log, before anybody comes', async () => {
    // A killed process leaves people in the log who are nowhere else.
    await live.stopApp();
    const lease = new Lease(new LeaseRepository(live.fixtures.database.dataSource));
    await lease.take();
    const store = live.fixtures.log(lease);
    const classes = new ClassesRepository(live.fixtures.database.dataSource);
    const { personId: by } = world.listener.ticket;
    const joined = { by, type: 'joined', body: { name: 'Ghost', role: 'listener' } } as const;
    await store.append(world.classId, (await stored()).length, [joined], 0);
    expect(await classes.inhabited()).toEqual([world.classId]);
    await lease.giveBack();
    await live.startApp();
    await until(async () => (await classes.inhabited()).length === 0);
    expect((await stored()).at(-1)).toMatchObject({ by, type: 'left', body: { reason: 'server' } });
  });
});

describe('a database that is gone', () => {
  const maintain = (sql: string) => live.fixtures.maintain(sql);
  const cut = async () => {
    await maintain(`ALTER DATABASE ${live.fixtures.name} ALLOW_CONNECTIONS false`);
    await maintain(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${live.fixtures.name}' AND application_name = 'live'`,
    );
  };
  const mend = () => maintain(`ALTER DATABASE ${live.fixtures.name} ALLOW_CONNECTIONS true`);

  test('is reported; nothing that was acknowledged is lost, and the service goes on without a restart', async () => {
    expect(await post(world.host, 'kept')).toMatchObject({ ok: true });
    await cut();
    const key = randomUUID();
    expect(await post(world.listener, 'later', key)).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
    expect(await health()).toMatchObject({
      status: 503,
      dependencies: { database: { ready: false }, sfu: { ready: true } },
    });
    // Media do not need the database.
    const { sending } = await world.setUp(world.speaker);
    const producerId = await world.publish(world.speaker, sending, 'microphone');
    expect((await world.setUp(world.listener)).consumers).toContainEqual(expect.objectContaining({ producerId }));
    // A person whose connection is lost meanwhile leaves the list of people who are here.
    world.speaker.socket.disconnect();
    await mend();
    const { personId } = world.speaker.ticket;
    await world.host.push('class.events', ({ events }) =>
      events.some(({ by, type }) => by === personId && type === 'left'),
    );
    expect(await post(world.listener, 'later', key)).toMatchObject({ ok: true });
    const state = foldAll(emptyClass, await stored());
    expect(state.messages.map(({ text }) => text)).toEqual(['kept', 'later']);
    expect(personOf(state, personId)?.present).toBe(false);
    expect(world.host.events.map((event) => Number(event.split(' ')[0]))).toEqual(
      Array.from({ length: state.seq - 1 }, (_, index) => index + 2),
    );
  });
});
