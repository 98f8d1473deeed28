import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../libs/platform/src/config.ts';
import { freeMediaPorts, freePort } from '../../test/setup/ports.ts';
import { providePorts } from './ports.ts';

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function takeTcp(): Promise<number> {
  const server = createServer().listen(0, '0.0.0.0');
  await once(server, 'listening');
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return (server.address() as AddressInfo).port;
}

async function takeUdp(port: number): Promise<void> {
  const socket = createSocket('udp4').bind(port, '0.0.0.0');
  await once(socket, 'listening');
  closers.push(() => new Promise<void>((resolve) => socket.close(resolve)));
}

const settings = (given: Record<string, string | number>) =>
  readConfig({
    ...{ PORT: '0', API_PORT: '0', LIVE_PORT: '0', SFU_PORT: '0', SFU_WORKERS: '2' },
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)])),
  });

describe('ports of the platform', () => {
  test('that say 0 become free ones, all different', async () => {
    const { port, apiPort, livePort, sfuPort } = await providePorts(settings({}));
    expect(new Set([port, apiPort, livePort, sfuPort, sfuPort + 1]).size).toBe(5);
    expect(Math.min(port, apiPort, livePort, sfuPort)).toBeGreaterThan(0);
  });

  test('that are free are taken as they are set', async () => {
    const [port, sfuPort] = [await freePort(), await freeMediaPorts(2)];
    expect(await providePorts(settings({ PORT: port, SFU_PORT: sfuPort }))).toMatchObject({ port, sfuPort });
  });

  test.each(['PORT', 'API_PORT', 'LIVE_PORT'])('that are taken are named with their variable: %s', async (variable) => {
    const taken = await takeTcp();
    await expect(providePorts(settings({ [variable]: taken }))).rejects.toMatchObject({
      message: `Port ${taken} (tcp) is in use by another program (${variable}).`,
      remedy: expect.stringContaining('PORT=9080 npm start'),
    });
  });

  test('of a later SFU worker count, UDP as well as TCP', async () => {
    const first = await freeMediaPorts(2);
    await takeUdp(first + 1);
    await expect(providePorts(settings({ SFU_PORT: first }))).rejects.toThrow(
      `Port ${first + 1} (udp) is in use by another program (SFU_PORT).`,
    );
  });

  test('are all told at once, also one that is asked for twice', async () => {
    const [taken, twice] = [await takeTcp(), await freePort()];
    await expect(providePorts(settings({ PORT: taken, API_PORT: twice, LIVE_PORT: twice }))).rejects.toThrow(
      `Port ${twice} is asked for twice (API_PORT and LIVE_PORT).\nPort ${taken} (tcp) is in use`,
    );
  });

  test('on an address that this machine does not have are a matter of HOST', async () => {
    await expect(providePorts(settings({ HOST: '192.0.2.1' }))).rejects.toThrow(
      'This machine has no network address 192.0.2.1 (HOST).',
    );
  });
});
