import { boardWidth, largestScale } from '#classroom';
import type { PagePart } from '#classroom';
import type { Point } from '../../../board/thin.ts';

/** What of a page is seen: `scale` 1 shows all of it; x and y are the upper left corner, in board units. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const wholePage: View = { scale: 1, x: 0, y: 0 };

/** The view `factor` times as large, with the point `at` staying where it is; never beyond the page. */
export function zoom({ scale, x, y }: View, factor: number, at: Point, page: Size): View {
  const next = Math.min(largestScale, Math.max(1, scale * factor));
  const keep = scale / next;
  return within({ scale: next, x: at[0] - (at[0] - x) * keep, y: at[1] - (at[1] - y) * keep }, page);
}

export function pan(view: View, dx: number, dy: number, page: Size): View {
  return within({ ...view, x: view.x - dx, y: view.y - dy }, page);
}

function within({ scale, x, y }: View, { width, height }: Size): View {
  const clamp = (value: number, length: number) => Math.min(Math.max(0, value), length - length / scale);
  return { scale, x: clamp(x, width), y: clamp(y, height) };
}

/** The view of a part that is shown to all; of a damaged one what lies on the page. */
export function viewOf(part: PagePart | undefined, page: Size): View {
  if (!part) return wholePage;
  const [x, y, width] = part;
  return within({ scale: Math.min(largestScale, Math.max(1, boardWidth / width)), x, y }, page);
}

/** What `viewOf` reads back; undefined for the whole page. */
export function partOf({ scale, x, y }: View): PagePart | undefined {
  const width = Math.round(boardWidth / scale);
  return width >= boardWidth ? undefined : [Math.min(Math.round(x), boardWidth - width), Math.round(y), width];
}

export function viewBox({ scale, x, y }: View, { width, height }: Size): string {
  return [x, y, width / scale, height / scale].map((value) => Math.round(value)).join(' ');
}
