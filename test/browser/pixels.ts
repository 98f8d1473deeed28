import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { standing } from '../media/page-tools.ts';
import type { Standing } from '../media/page-tools.ts';
import { movement } from '../media/movement.ts';
import type { Movement } from '../media/movement.ts';

/** Judges what is on the screen by pictures of it. */

/** A rectangle on the screen, CSS pixels. */
export interface ScreenRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the pixels of a place change over `count` pictures of the screen; each picture takes the time it takes. */
export async function moves(page: Page, { x, y, width, height }: ScreenRectangle, count = 4): Promise<Movement> {
  const frames: number[][] = [];
  while (frames.length < count) {
    const png = await page.screenshot({ clip: { x, y, width, height }, scale: 'css' });
    const grey = await sharp(png).resize(64, 36, { fit: 'fill' }).greyscale().raw().toBuffer();
    frames.push([...grey]);
  }
  return movement(frames);
}

/** The one thing at the selector. @throws {Error} when there is none or there are several */
export async function theOne(page: Page, selector: string): Promise<Standing> {
  const found = await standing(page, selector);
  const [one] = found;
  if (!one || found.length > 1) throw new Error(`${String(found.length)} things at ${selector}`);
  return one;
}
