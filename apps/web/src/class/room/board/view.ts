import type { Point } from './thin.ts';

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
export const largestScale = 6;

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

export function viewBox({ scale, x, y }: View, { width, height }: Size): string {
  return [x, y, width / scale, height / scale].map((value) => Math.round(value)).join(' ');
}
