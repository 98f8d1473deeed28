import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FirstArrivals } from './first-arrivals.ts';

const counted = (...sequences: number[]) => {
  const arrivals = new FirstArrivals();
  for (const sequence of sequences) arrivals.take(sequence, 100);
  const { expected, arrived, bytes } = arrivals;
  return { expected, arrived, bytes };
};

test('missing packets count as expected', () => {
  expect(counted(7, 8, 11, 12)).toEqual({ expected: 6, arrived: 4, bytes: 400 });
});

test('packets that come late or again do not count', () => {
  expect(counted(7, 9, 8, 8, 9, 10)).toEqual({ expected: 4, arrived: 3, bytes: 300 });
});

test('numbers begin again after the last', () => {
  expect(counted(65_534, 65_535, 1, 0, 2)).toEqual({ expected: 5, arrived: 4, bytes: 400 });
});

test('a sender that begins anew has lost nothing', () => {
  expect(counted(7, 40_000, 40_001, 5, 6)).toEqual({ expected: 5, arrived: 5, bytes: 500 });
});

test('the share that is lost is told whatever comes again, and however often', () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 200, size: 'max' }),
      fc.nat(65_535),
      (fates, first) => {
        const sent = fates.flatMap((lost, place) => {
          const here = (first + place) % 65_536;
          const before = (here + 65_534) % 65_536;
          // The one two before comes again with each.
          return lost || place === 0 ? [] : place > 2 ? [here, before] : [here];
        });
        const { expected, arrived } = counted(first, ...sent);
        expect(arrived).toBe(1 + fates.slice(1).filter((lost) => !lost).length);
        expect(expected).toBe(1 + fates.slice(1).lastIndexOf(false) + 1);
      },
    ),
  );
});
