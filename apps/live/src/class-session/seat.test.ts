import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { limits } from '#contract';
import type { ClassTicket, PushName } from '#contract';
import { ClassMedia } from '../sfu/class-media.ts';
import type { Workers } from '../sfu/workers.ts';
import type { Connection } from './connection.ts';
import { Seat } from './seat.ts';

/** A connection that writes down what it is told. */
class Listener implements Connection {
  readonly connected = true;
  readonly told: [PushName, unknown][] = [];
  readonly ticket: ClassTicket = { classId: 'c', personId: 'p', name: 'P', role: 'listener' };
  push(name: PushName, payload: unknown): void {
    this.told.push([name, payload]);
  }
  listen(): void {
    this.told.length = 0;
  }
  close(): void {
    this.told.length = 0;
  }
}

const nothing = () => undefined;
const keptMs = limits.mediaKeptSeconds * 1000;
let seat: Seat;
let closed: jest.SpiedFunction<() => void>;
let resumed: jest.SpiedFunction<() => void>;

beforeEach(() => {
  jest.useFakeTimers();
  // No media are asked for here, so no worker is.
  const media = new ClassMedia({} as Workers);
  const person = media.person('p', {
    push: nothing,
    listening: () => true,
    hears: () => true,
    standing: () => 'lecturer',
    arrives: nothing,
    sounds: nothing,
  });
  closed = jest.spyOn(person, 'close');
  resumed = jest.spyOn(person, 'resumed');
  seat = new Seat('p', person, nothing);
  seat.taken(new Listener());
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a seat whose connection is lost', () => {
  test('keeps its media for a while, then no longer', () => {
    const forgotten = jest.fn();
    seat.vacated('line', forgotten);
    jest.advanceTimersByTime(keptMs - 1);
    expect(closed).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(closed).toHaveBeenCalledTimes(1);
    expect(forgotten).toHaveBeenCalledTimes(1);
  });

  test('keeps them for a person who comes back in time', () => {
    seat.vacated('line', nothing);
    jest.advanceTimersByTime(keptMs - 1);
    seat.taken(new Listener());
    jest.advanceTimersByTime(10 * keptMs);
    expect(closed).not.toHaveBeenCalled();
  });

  test('lets the media say again what may have been missed, once somebody is back and knows it', () => {
    seat.vacated('line', nothing);
    seat.taken(new Listener());
    expect(resumed).not.toHaveBeenCalled();
    seat.catchUp();
    expect(resumed).toHaveBeenCalledTimes(1);
  });

  test('says later which consumers were closed, and nothing else', () => {
    seat.vacated('line', nothing);
    seat.push('media.consumer.closed', { consumerId: 'one' });
    seat.push('media.consumer.flow', { consumerId: 'one', flowing: false });
    seat.push('media.consumer.closed', { consumerId: 'two' });
    const back = new Listener();
    seat.taken(back);
    seat.catchUp();
    seat.catchUp();
    expect(back.told).toEqual([
      ['media.consumer.closed', { consumerId: 'one' }],
      ['media.consumer.closed', { consumerId: 'two' }],
    ]);
  });
});

test.each(['left', 'ended', 'replaced', 'server'] as const)('a seat that is given up (%s) keeps nothing', (reason) => {
  const forgotten = jest.fn();
  seat.vacated(reason, forgotten);
  expect(closed).toHaveBeenCalledTimes(1);
  expect(forgotten).toHaveBeenCalledTimes(1);
});
