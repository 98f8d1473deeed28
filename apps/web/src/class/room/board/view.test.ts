import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { largestScale } from '#classroom';
import { pan, partOf, viewBox, viewOf, wholePage, zoom } from './view.ts';

const page = { width: 10_000, height: 5_625 };
const places = fc.tuple(fc.nat(page.width), fc.nat(page.height));

describe('the view of a page', () => {
  it('never leaves the page', () => {
    const step = fc.oneof(
      fc.tuple(fc.constant('zoom' as const), fc.double({ min: 0.2, max: 5, noNaN: true }), places),
      fc.tuple(fc.constant('pan' as const), fc.integer({ min: -9_000, max: 9_000 }), places),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let view = wholePage;
        for (const [kind, by, at] of steps) {
          view = kind === 'zoom' ? zoom(view, by, at, page) : pan(view, by, by, page);
          expect(view.scale).toBeGreaterThanOrEqual(1);
          expect(view.scale).toBeLessThanOrEqual(largestScale);
          expect(view.x).toBeGreaterThanOrEqual(0);
          expect(view.x + page.width / view.scale).toBeLessThanOrEqual(page.width + 1e-6);
          expect(view.y + page.height / view.scale).toBeLessThanOrEqual(page.height + 1e-6);
        }
      }),
    );
  });

  it('is sent as whole board units, and is the same for others', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: largestScale, noNaN: true }), places, (by, at) => {
        const view = zoom(wholePage, by, at, page);
        const part = partOf(view);
        const there = viewOf(part, page);
        expect(Math.abs(there.x - view.x)).toBeLessThanOrEqual(1);
        expect(Math.abs(there.y - view.y)).toBeLessThanOrEqual(1);
        expect(page.width / there.scale).toBeCloseTo(page.width / view.scale, -1);
        if (part) expect(part[0] + part[2]).toBeLessThanOrEqual(page.width);
      }),
    );
    // Both ends are rounded up here.
    const right = zoom(wholePage, page.width / 3_333.5, [page.width, 0], page);
    expect(partOf(right)).toEqual([6_666, 0, 3_334]);
    expect(partOf(wholePage)).toBeUndefined();
    expect(viewOf([-5, 99_999, 0], page)).toEqual({ scale: largestScale, x: 0, y: page.height - page.height / 6 });
  });

  it('keeps the same point under the fingers', () => {
    const view = zoom(wholePage, 2, [5_000, 2_000], page);
    expect((5_000 - view.x) * view.scale).toBeCloseTo(5_000);
    expect((2_000 - view.y) * view.scale).toBeCloseTo(2_000);
    expect(viewBox(view, page)).toBe('2500 1000 5000 2813');
  });
});
