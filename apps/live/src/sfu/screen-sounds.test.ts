import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { types } from 'mediasoup';
import { ScreenSounds } from './screen-sounds.ts';

/** A consumer, as far as it is needed; what was done to it, in order. */
class Sound {
  readonly observer = new EventEmitter();
  readonly done: string[] = [];
  constructor(readonly id: string) {}
  resume() {
    this.done.push('resume');
    return Promise.resolve();
  }
  pause() {
    this.done.push('pause');
    return Promise.resolve();
  }
}

const well = { rtpSendBitrate: 60_000, rtpPacketLossSent: 0, availableOutgoingBitrate: 400_000 };
const thin = { ...well, availableOutgoingBitrate: 44_000 };
let line: object;
let looked: number;
let told: [string, boolean][];
let sounds: ScreenSounds;

beforeEach(() => {
  jest.useFakeTimers();
  [line, looked, told] = [well, 0, []];
  const transport = {
    observer: new EventEmitter(),
    getStats: () => {
      looked++;
      return Promise.resolve([line]);
    },
  };
  sounds = new ScreenSounds(transport as unknown as types.Transport, (id, flowing) => told.push([id, flowing]));
});
afterEach(() => {
  jest.useRealTimers();
});
const take = (sound: Sound) => sounds.take(sound as unknown as types.Consumer);

test('each is left out while the line is too thin, one that comes meanwhile too, and comes back with it', async () => {
  const [first, second] = [new Sound('1'), new Sound('2')];
  await take(first);
  line = thin;
  await jest.advanceTimersByTimeAsync(4_000);
  await take(second);
  expect([first.done, second.done]).toEqual([['resume', 'pause'], ['pause']]);
  line = well;
  await jest.advanceTimersByTimeAsync(30_000);
  expect([first.done, second.done].map((done) => done.at(-1))).toEqual(['resume', 'resume']);
  expect(told).toEqual([
    ['1', true],
    ['1', false],
    ['2', false],
    ['1', true],
    ['2', true],
  ]);
});

test('a report that comes only later does not count', async () => {
  line = { rtpSendBitrate: 60_000 };
  const sound = new Sound('1');
  await take(sound);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(sound.done).toEqual(['resume']);
});

test('nobody looks while there is nothing to hear', async () => {
  const sound = new Sound('1');
  await take(sound);
  await jest.advanceTimersByTimeAsync(4_000);
  expect(looked).toBe(2);
  sound.observer.emit('close');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(looked).toBe(2);
  sounds.tellAgain();
  expect(told).toEqual([['1', true]]);
});
