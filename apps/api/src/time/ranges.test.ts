import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isFree, merged, shared, without } from './ranges.ts';
import type { Span } from './ranges.ts';

const most = 40;
const spans = fc
  .array(fc.tuple(fc.nat(most - 1), fc.integer({ min: 1, max: 8 })), { maxLength: 8 })
  .map((all) => merged(all.map(([from, length]): Span => [from, Math.min(most, from + length)])));
const points = (of: readonly Span[]) =>
  Array.from({ length: most }, (_, at) => at).filter((at) => of.some(([from, to]) => from <= at && at < to));

describe('spans are sets of instants', () => {
  test('without is the difference, shared the intersection, and both stay merged', () => {
    let both = 0;
    fc.assert(
      fc.property(spans, spans, (one, other) => {
        const [a, b] = [points(one), points(other)];
        const [left, common] = [without(one, other), shared(one, other)];
        expect(points(left)).toEqual(a.filter((at) => !b.includes(at)));
        expect(points(common)).toEqual(a.filter((at) => b.includes(at)));
        expect(merged(left)).toEqual(left);
        expect(common.every(([from, to]) => from < to)).toBe(true);
        expect(shared(other, one)).toEqual(common);
        if (left.length > 0 && common.length > 0) both += 1;
      }),
      { numRuns: 500 },
    );
    expect(both).toBeGreaterThan(200);
  });

  test('a free range is one that shares nothing with what is taken', () => {
    fc.assert(
      fc.property(spans, fc.nat(most), fc.integer({ min: 1, max: 5 }), (taken, from, length) => {
        expect(isFree(taken, from, from + length)).toBe(shared(taken, [[from, from + length]]).length === 0);
      }),
    );
  });
});
