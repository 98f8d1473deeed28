import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Lowest } from './lowest.ts';

test('the lowest numbers are kept, in their order, however many come', () => {
  const met = { cut: 0, few: 0, none: 0 };
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { maxLength: 200, size: 'max' }),
      fc.integer({ min: 0, max: 12 }),
      (numbers, most) => {
        const lowest = new Lowest(most, numbers.length);
        for (const number of numbers) lowest.add(number);
        const kept = numbers.toSorted((one, other) => one - other).slice(0, most);
        expect(lowest.inOrder()).toEqual(kept);
        if (numbers.length > 2 * most + 1 && most > 0) {
          met.cut += 1;
          expect(lowest.limit).toBe(kept.at(-1));
        }
        if (numbers.length < most) met.few += 1;
        if (most === 0) met.none += 1;
      },
    ),
    { numRuns: 500 },
  );
  expect(met.cut).toBeGreaterThan(100);
  expect(met.few).toBeGreaterThan(3);
  expect(met.none).toBeGreaterThan(3);
});

test('without a limit all numbers are kept', () => {
  const lowest = new Lowest(Infinity, 3);
  for (const number of [3, 1, 2]) lowest.add(number);
  expect(lowest.inOrder()).toEqual([1, 2, 3]);
  expect(lowest.limit).toBe(3);
});
