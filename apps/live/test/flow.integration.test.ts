import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { types } from 'mediasoup';
import type { PushName } from '#contract';
import { Lecturer, announced } from '../../../test/bench/sfu/lecturer.ts';
import { Allowance, mostBitrate } from '../src/sfu/allowance.ts';
import type { Arrival } from '../src/sfu/arrival.ts';
import { ClassMedia } from '../src/sfu/class-media.ts';
import { routerCapabilities } from '../src/sfu/codecs.ts';
import type { Way } from '../src/sfu/client-transport.ts';
import { Receiving } from '../src/sfu/receiving.ts';
import { Sending } from '../src/sfu/sending.ts';
import { Workers } from '../src/sfu/workers.ts';
import { LiveUnderTest } from './live-under-test.ts';

/** Real packets go through a class's router, over plain transports in the place of a browser's. */
let live: LiveUnderTest;
let media: ClassMedia;
let lecturer: Lecturer;
let sending: Sending<Way>;
let receiving: Receiving<Way>;
let sink: Socket;
let outward: types.PlainTransport;
let arrivals: Arrival[];
let spoken: (Arrival | undefined)[];
let told: { name: PushName; payload: unknown }[];
let heard: string[][];
let exceeded: string[];
let voiceAllowance: Allowance;
let wakers: (() => void)[];

const wake = () => {
  for (const one of wakers.splice(0)) one();
};
async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await new Promise<void>((resolve) => wakers.push(resolve));
  }
}
const listenInfo = { protocol: 'udp', ip: '127.0.0.1' } as const;
const flows = () =>
  told
    .filter(({ name }) => name === 'media.consumer.flow')
    .map(({ payload }) => payload as { consumerId: string; flowing: boolean });

beforeEach(async () => {
  live = await LiveUnderTest.start();
  [told, heard, wakers, arrivals, spoken, exceeded] = [[], [], [], [], [], []];
  voiceAllowance = new Allowance(mostBitrate('microphone', 'listener'), performance.now());
  media = new ClassMedia(live.part(Workers));
  media.listen({
    changed: () => undefined,
    reset: () => undefined,
    speaking: (people) => {
      heard.push(people);
      wake();
    },
  });
  const on = await media.router();
  const inward = await on.router.createPlainTransport({ listenInfo, comedia: true });
  sending = new Sending({ transport: inward, on }, 'lecturer', {
    changed: () => undefined,
    sounds: (arrival) => {
      spoken.push(arrival);
      wake();
    },
    allowance: () => voiceAllowance,
    exceeded: (source) => {
      exceeded.push(source);
      wake();
    },
  });
  lecturer = new Lecturer([{ ip: '127.0.0.1', port: inward.tuple.localPort }]);
  sink = createSocket('udp4');
  sink.bind(0, '127.0.0.1');
  await once(sink, 'listening');
  outward = await on.router.createPlainTransport({ listenInfo });
  await outward.connect({ ip: '127.0.0.1', port: (sink.address() as AddressInfo).port });
  receiving = new Receiving(
    { transport: outward, on },
    routerCapabilities,
    ['microphone', 'camera'],
    () => sending.producers,
    {
      push: (name, payload) => {
        told.push({ name, payload });
        wake();
      },
      listening: () => true,
      hears: () => true,
      standing: () => 'lecturer',
      arrives: (arrival) => {
        arrivals.push(arrival);
        wake();
      },
      sounds: () => undefined,
    },
  );
});
afterEach(async () => {
  lecturer.stop();
  sink.close();
  media.close();
  await live.stop();
});

/** How many packets of this SSRC arrive; asks for no more than `enough`. */
async function arrive(ssrc: number, enough: number): Promise<void> {
  let count = 0;
  await new Promise<void>((resolve) => {
    sink.on('message', (packet) => {
      if (packet.readUInt32BE(8) === ssrc && ++count === enough) resolve();
    });
  });
}
/** Asks for one packet again (RFC 4585, 6.2.1). */
function askAgain(ssrc: number, sequence: number): void {
  const nack = Buffer.alloc(16);
  nack.set([0x81, 205, 0, 3]);
  nack.writeUInt32BE(1, 4);
  nack.writeUInt32BE(ssrc, 8);
  nack.writeUInt16BE(sequence, 12);
  sink.send(nack, outward.tuple.localPort, '127.0.0.1');
}
const ssrcOf = (parameters: types.RtpParameters) => parameters.encodings?.[0]?.ssrc ?? 0;

describe('what a lecturer sends', () => {
  test('nothing arrives until the listener is ready, then everything', async () => {
    await sending.produce('microphone', announced.microphone);
    const [consumer] = await receiving.start();
    if (!consumer) throw new Error('no consumer');
    let early = 0;
    sink.on('message', () => early++);
    lecturer.speak();
    // Heard by the SFU, and not by the listener.
    media.announce(sending.producers[0] as NonNullable<(typeof sending.producers)[0]>);
    await until(() => heard.find((people) => people.includes('lecturer')));
    expect(early).toBe(0);
    const arriving = arrive(ssrcOf(consumer.rtpParameters as types.RtpParameters), 10);
    expect(await receiving.resume(consumer.id)).toBe(true);
    await arriving;
  });

  test('the start and the end of speaking are announced, and nothing in between', async () => {
    const producer = await sending.produce('microphone', announced.microphone);
    media.announce(producer);
    lecturer.speak();
    await until(() => heard.length > 0);
    lecturer.silence();
    await until(() => heard.length > 1);
    expect(heard).toEqual([['lecturer'], []]);
  });

  test('it is announced whether a picture flows: not at first, then when it flows, stops and flows again', async () => {
    await sending.produce('camera', announced.camera);
    const [consumer] = await receiving.start();
    if (!consumer) throw new Error('no consumer');
    const { id: consumerId } = consumer;
    await receiving.resume(consumerId);
    expect(flows()).toEqual([{ consumerId, flowing: false }]);
    lecturer.show();
    await arrive(ssrcOf(consumer.rtpParameters as types.RtpParameters), 10);
    await until(() => flows().at(-1)?.flowing);
    expect(flows()).toEqual([
      { consumerId, flowing: false },
      { consumerId, flowing: true },
    ]);
  });

  test('lost voice can be retransmitted, and the camera has layers', async () => {
    await sending.produce('microphone', announced.microphone);
    const camera = await sending.produce('camera', announced.camera);
    const consumers = await receiving.start();
    const opus = consumers[0]?.rtpParameters.codecs[0] as types.RtpCodecParameters;
    expect(opus.rtcpFeedback).toContainEqual({ type: 'nack', parameter: '' });
    expect(camera.type).toBe('simulcast');
  });

  test('the sender hears how it arrives: first that no reports come back, then how much is asked for again', async () => {
    await sending.produce('microphone', announced.microphone);
    const [consumer] = await receiving.start();
    if (!consumer) throw new Error('no consumer');
    await receiving.resume(consumer.id);
    lecturer.speak();
    const silent = await until(() => arrivals.find(({ bytes, answered }) => bytes > 0 && !answered));
    expect(silent.lost).toBe(0);

    const ssrc = ssrcOf(consumer.rtpParameters as types.RtpParameters);
    sink.on('message', (packet) => {
      const sequence = packet.readUInt16BE(2);
      if (packet.readUInt32BE(8) === ssrc && sequence % 4 === 0) askAgain(ssrc, sequence);
    });
    const first = await until(() => arrivals.findLast(({ lost }) => lost > 0));
    // The window in which every packet was asked for again has a fifth of all that was sent.
    const { lost, answered } = await until(() => arrivals.slice(arrivals.indexOf(first) + 1)[0]);
    expect(answered).toBe(true);
    expect(lost).toBeGreaterThan(0.16);
    expect(lost).toBeLessThan(0.24);
  }, 120_000);

  test('a voice that takes far more than a voice is cut off, and not taken again at once', async () => {
    const producer = await sending.produce('microphone', announced.microphone);
    lecturer.speak(30, undefined, 170_000);
    await until(() => exceeded[0]);
    expect(exceeded).toEqual(['microphone']);
    expect(producer.closed).toBe(true);
    await expect(sending.produce('microphone', announced.microphone)).rejects.toMatchObject({ code: 'TOO_MANY' });
  }, 120_000);

  test('starting a voice again and again counts towards the allowance', async () => {
    lecturer.speak(30, undefined, 340_000);
    const again = async () => {
      for (let count = 0; count < 60; count++) {
        const producer = await sending.produce('microphone', announced.microphone);
        await setTimeout(500);
        sending.stop(producer);
      }
    };
    await expect(again()).rejects.toMatchObject({ code: 'TOO_MANY' });
    expect(exceeded).toEqual([]);
  }, 120_000);

  test.each(['late', 'lost'] as const)(
    'how a voice arrives here is told, where a quarter is %s',
    async (fate) => {
      await sending.produce('microphone', announced.microphone);
      lecturer.speak(30, (count) => (count % 4 === 0 ? fate : 'sent'));
      const { lost, bytes, answered } = await until(() => spoken.find((arrival) => arrival !== undefined));
      expect(answered).toBe(true);
      expect(lost).toBeGreaterThan(0.22);
      expect(lost).toBeLessThan(0.28);
      // 20 kbit/s for 8 s, and its headers.
      expect(bytes).toBeGreaterThan(15_000);
      expect(bytes).toBeLessThan(35_000);
      sending.close();
      expect(spoken.at(-1)).toBeUndefined();
      expect(exceeded).toEqual([]);
    },
    120_000,
  );
});
