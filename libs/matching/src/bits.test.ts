import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { bitsOf, inBoth, ones } from './bits.ts';

const numbers = fc.uniqueArray(fc.nat(167), { maxLength: 60, size: 'max' });

test('bits are sets: what is in both is counted', () => {
  const met = { some: 0, none: 0 };
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const common = one.filter((number) => other.includes(number)).length;
      const [mine, theirs] = [bitsOf(one, 6), bitsOf(other, 6)];
      expect(inBoth(mine, theirs)).toBe(common);
      if (common > 0) met.some += 1;
      else met.none += 1;
    }),
  );
  expect(met.some).toBeGreaterThan(10);
  expect(met.none).toBeGreaterThan(2);
});

test('numbers outside the set are left out', () => {
  expect([...bitsOf([-1, 0, 31, 32, 64, 1e9], 2)]).toEqual([2 ** 31 + 1, 1]);
});

test.each([
  [0, 0],
  [1, 1],
  [0xffffffff, 32],
  [0x80000001, 2],
])('%d has %d ones', (word, count) => {
  expect(ones(word)).toBe(count);
});
