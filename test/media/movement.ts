/** Is this the moving picture that was sent? Judged on small grey frames (0 to 255) taken one after the other. */

/** Size frames are compared at: small enough that a thin simulcast layer looks alike, large enough for the block. */
export const sampleSize = { width: 64, height: 36 } as const;

export interface Movement {
  /** Share of pixels that differed clearly (over 40 of 255) between some frame and the one before, 0 to 1. */
  readonly changed: number;
  /** Mean brightness over all frames, 0 to 255: a black picture is near 0. */
  readonly brightness: number;
  /** Share of pixels that never changed much (under 25 of 255) over all frames: the still ground. */
  readonly still: number;
}

/** @throws {Error} with fewer than two frames, or frames of different sizes */
export function movement(frames: readonly (readonly number[])[]): Movement {
  const size = frames[0]?.length ?? 0;
  if (frames.length < 2 || frames.some((frame) => frame.length !== size))
    throw new Error('Two frames of one size, at least.');
  let changed = 0;
  let still = 0;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const values = frames.map((frame) => frame[i] ?? 0);
    const steps = values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? 0)));
    if (steps.some((step) => step > 40)) changed++;
    if (Math.max(...values) - Math.min(...values) < 25) still++;
    sum += values.reduce((all, value) => all + value, 0);
  }
  return { changed: changed / size, still: still / size, brightness: sum / (size * frames.length) };
}

/** The block's way round covers a part of the picture; the ground, most of it, stays. Noise, black and a frozen frame all fail. */
export function isOurPicture({ changed, still, brightness }: Movement): boolean {
  return changed > 0.02 && changed < 0.6 && still > 0.3 && brightness > 40;
}
