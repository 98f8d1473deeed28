import { describe, expect, test } from '@jest/globals';
import { isOurPicture, movement, sampleSize } from './movement.ts';
import { blockAt, picture } from './picture.ts';

const size = sampleSize.width * sampleSize.height;
const flat = (value: number) => Array.from({ length: size }, () => value);

/** A grey frame with the block where it is in the picture's frame. */
const withBlock = (at: number) => {
  const scale = sampleSize.width / picture.width;
  const { x, y } = blockAt(at);
  return flat(86).map((ground, i) => {
    const column = (i % sampleSize.width) / scale - x;
    const row = Math.floor(i / sampleSize.width) / scale - y;
    return column >= 0 && column < picture.block && row >= 0 && row < picture.block ? 235 : ground;
  });
};

describe('movement', () => {
  test('a block that moves in a circle on a still ground is recognised', () => {
    const seen = movement([0, 4, 8, 12].map(withBlock));
    expect(seen.changed).toBeGreaterThan(0.02);
    expect(seen.still).toBeGreaterThan(0.5);
    expect(isOurPicture(seen)).toBe(true);
  });

  test('black, a still frame and flicker of the whole are not recognised', () => {
    expect(isOurPicture(movement([flat(0), flat(0)]))).toBe(false);
    expect(isOurPicture(movement([withBlock(3), withBlock(3), withBlock(3)]))).toBe(false);
    expect(isOurPicture(movement([flat(20), flat(200), flat(20)]))).toBe(false);
  });

  test('one frame alone is never movement', () => {
    expect(() => movement([flat(1)])).toThrow('Two frames');
  });

  test('the block stays inside the picture, on even pixels, all the way round', () => {
    for (let frame = 0; frame < picture.frames; frame++) {
      const { x, y } = blockAt(frame);
      expect([x % 2, y % 2]).toEqual([0, 0]);
      expect(
        Math.min(x, y, picture.width - picture.block - x, picture.height - picture.block - y),
      ).toBeGreaterThanOrEqual(0);
    }
  });
});
