import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inks, pathOf, pointsOf } from '#classroom';
import type { Mark } from '#classroom';
import { limits } from '#contract/limits';
import { outlineOf, shades, touches } from './ink.ts';
import { thin } from './thin.ts';

type Rgb = readonly [number, number, number];
const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const times = (matrix: readonly Rgb[], [r, g, b]: Rgb): Rgb =>
  matrix.map(([x, y, z]) => x * r + y * g + z * b) as unknown as Rgb;

/** CIE L*a*b* of linear sRGB, D65. */
function lab(colour: Rgb): Rgb {
  const xyz = times(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    colour,
  );
  const [x, y, z] = xyz
    .map((value, index) => value / ([0.9505, 1, 1.089][index] ?? 1))
    .map((value) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116)) as unknown as Rgb;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Severity 1.0 of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009. */
const seenBy: Readonly<Record<string, readonly Rgb[]>> = {
  everybody: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopes: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopes: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopes: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

describe('the inks', () => {
  it.each(Object.keys(seenBy))('stay apart for %s: at least 15 in CIE L*a*b*', (who) => {
    const seen = inks.map((ink) => lab(times(seenBy[who] ?? [], rgb(shades[ink]).map(linear) as unknown as Rgb)));
    for (const [index, one] of seen.entries()) {
      for (const other of seen.slice(index + 1)) {
        expect(Math.hypot(...one.map((value, axis) => value - (other[axis] ?? 0)))).toBeGreaterThan(15);
      }
    }
  });

  it.each(inks)('%s has 3:1 on white', (ink) => {
    const [, y] = times(
      [
        [0, 0, 0],
        [0.2126, 0.7152, 0.0722],
        [0, 0, 0],
      ],
      rgb(shades[ink]).map(linear) as unknown as Rgb,
    );
    expect(1.05 / (y + 0.05)).toBeGreaterThanOrEqual(3);
  });
});

const points = fc.array(fc.tuple(fc.nat(10_000), fc.nat(5_625)), { minLength: 1, maxLength: 800, size: 'max' });

describe('a line drawn by hand', () => {
  it('is thinned to what may be sent, keeps its ends, and stays a line of the board', () => {
    fc.assert(
      fc.property(points, (line) => {
        const few = thin(line);
        expect(few.length).toBeLessThanOrEqual(limits.strokePoints);
        expect(few[0]).toEqual(line[0]);
        expect(few.at(-1)).toEqual(line.at(-1));
        expect(pointsOf(pathOf(few))).toEqual(few);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps as many points as may be sent, and drops some when there is one more', () => {
    const zigzag = (count: number) =>
      Array.from({ length: count }, (_, at) => [at * 80, at % 2 ? 4_000 : 1_000] as const);
    expect(thin(zigzag(limits.strokePoints))).toEqual(zigzag(limits.strokePoints));
    expect(thin(zigzag(limits.strokePoints + 1)).length).toBeLessThanOrEqual(limits.strokePoints);
  });

  it('a slow curve needs few points', () => {
    const curve = Array.from({ length: 300 }, (_, step) => {
      const angle = (step / 300) * Math.PI;
      return [5_000 + 1_500 * Math.cos(angle), 3_000 - 1_500 * Math.sin(angle)] as const;
    });
    expect(thin(curve).length).toBeLessThanOrEqual(40);
  });

  it('has an outline, from a single dot on', () => {
    fc.assert(
      fc.property(points, (line) => {
        const mark: Mark = { kind: 'stroke', ink: 'ink', width: 60, path: pathOf(thin(line)) };
        expect(outlineOf(mark)).toMatch(/^M[-\d]+ [-\d]+(Q[-\d ]+)+Z$/);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the eraser', () => {
  const line: Mark = { kind: 'line', ink: 'ink', width: 24, box: [1_000, 1_000, 3_000, 1_000] };
  it('removes the marks that it touches, between the points too', () => {
    expect(touches(line, [2_000, 1_050], 60)).toBe(true);
    expect(touches(line, [2_000, 1_200], 60)).toBe(false);
    expect(touches({ ...line, kind: 'box', box: [1_000, 1_000, 3_000, 3_000] }, [2_000, 2_000], 60)).toBe(false);
    expect(touches({ kind: 'text', ink: 'ink', size: 260, at: [500, 500], text: 'Key' }, [600, 450], 60)).toBe(true);
    expect(touches({ kind: 'stroke', ink: 'ink', width: 24, path: [100, 100] }, [130, 100], 60)).toBe(true);
  });
});
