import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Workers } from '../src/sfu/workers.ts';
import { LiveMetrics } from '../src/live-metrics.ts';
import { LiveUnderTest } from './live-under-test.ts';
import { World } from './world.ts';
import { Metrics } from '#platform/nest';

let live: LiveUnderTest;
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
afterAll(() => live.stop());

const made: Workers[] = [];
function workers(sfu: Partial<typeof live.config.sfu>): Workers {
  const config = { ...live.config, sfu: { ...live.config.sfu, ...sfu } };
  const one = new Workers(config, new LiveMetrics(new Metrics('test')));
  made.push(one);
  return one;
}
afterAll(() => {
  for (const one of made) one.close();
});

describe('SFU workers', () => {
  test('a media port that is taken is named in the error, with what to do', async () => {
    const taken = createSocket('udp4').bind(0, '0.0.0.0');
    await once(taken, 'listening');
    const { port } = taken.address();
    await expect(workers({ port, workers: 1 }).start()).rejects.toThrow(
      new RegExp(`port ${port}, UDP and TCP[\\s\\S]*Choose another SFU_PORT`),
    );
    taken.close();
  });

  test('a worker takes its port again when it is replaced', async () => {
    const probe = createSocket('udp4').bind(0, '0.0.0.0');
    await once(probe, 'listening');
    const { port } = probe.address();
    await new Promise<void>((resolve) =>
      probe.close(() => {
        resolve();
      }),
    );
    const pool = workers({ port, workers: 1 });
    await pool.start();
    const [first = 0] = pool.pids;
    process.kill(first, 'SIGKILL');
    while (pool.pids[0] === first || pool.pids.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const { server } = await pool.pick();
    const { udpSockets, tcpServers } = await server.dump();
    expect([udpSockets[0]?.port, tcpServers[0]?.port]).toEqual([port, port]);
  });

  test('a class goes to the worker that has least to do', async () => {
    const pool = workers({ port: 0, workers: 2 });
    await pool.start();
    const first = await pool.pick();
    first.carries.consumers += 10;
    const second = await pool.pick();
    expect(second.worker.pid).not.toBe(first.worker.pid);
    second.carries.consumers += 20;
    expect((await pool.pick()).worker.pid).toBe(first.worker.pid);
  });
});

test('the metrics count what is open in the workers', async () => {
  const world = await World.make(live);
  await world.setUp(world.listener);
  const read = async () => {
    const text = await (await fetch(`${live.address}/metrics`)).text();
    return Object.fromEntries(
      [...text.matchAll(/^live_(\w+?)(?:\{[^}]*\})? (\d+)$/gm)].map(([, name, value]) => [name, Number(value)]),
    );
  };
  expect(await read()).toMatchObject({
    classes: 1,
    peers: 3,
    sfu_workers: 1,
    transports: 3,
    producers: 1,
    consumers: 1,
    events_appended_total: 5,
  });
  await world.host.ok('class.end', {});
  await world.host.disconnected();
  expect(await read()).toMatchObject({ transports: 0, producers: 0, consumers: 0 });
});
