import { expect, test } from '@jest/globals';
import { ClassClock } from './class-clock.ts';

const minute = 60_000;

test('believes the database as long as its clock goes as fast as the steady one', () => {
  let steady = 5;
  const clock = new ClassClock(() => steady);
  expect(clock.believed).toBeUndefined();
  clock.dated(1_000_000, undefined);
  steady += minute;
  expect(clock.believed).toEqual({ from: 1_050_000, expected: 1_060_000, to: 1_070_000 });
  // A little slower, as clocks are that are brought to the right time.
  clock.dated(1_059_500, clock.believed);
  steady += minute;
  expect(clock.now).toBe(1_119_500);
});

test('goes on as the steady one does, once the other has jumped', () => {
  let steady = 0;
  const clock = new ClassClock(() => steady);
  clock.dated(1_000_000, undefined);
  for (let n = 1; n <= 1_000; n += 1) {
    steady += 20;
    const { believed } = clock;
    // The answer takes its time, and that does not add up.
    steady += 10;
    clock.dated(believed?.expected ?? 0, believed);
  }
  expect(clock.now).toBe(1_030_000);
});
