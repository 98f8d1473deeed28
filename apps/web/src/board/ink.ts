import { getStroke } from 'perfect-freehand';
import { boardWidth, pointsOf } from '#classroom';
import type { Ink, Mark } from '#classroom';

/**
 * Shades on white paper, in every theme. Black, vermillion, blue, bluish green and reddish purple of the set that red-green
 * colour-blind people can tell apart (Okabe and Ito, "Color Universal Design", 2008), the blue, green and purple a little darker.
 * Each has 3:1 on white, and blue-yellow colour-blind people can tell them apart too (ink.test.ts).
 */
export const shades: Readonly<Record<Ink, string>> = {
  ink: '#1f1a17',
  clay: '#d55e00',
  sky: '#0062a3',
  leaf: '#009168',
  rose: '#c45f94',
};

/** Marks never change, so their outlines are made once. */
const outlines = new WeakMap<Mark, string>();

/** SVG path data of a mark that is drawn with a line; filled for strokes, outlined for shapes. */
export function outlineOf(mark: Exclude<Mark, { kind: 'text' }>): string {
  const known = outlines.get(mark);
  if (known !== undefined) return known;
  const made = mark.kind === 'stroke' ? strokeOutline(pointsOf(mark.path), mark.width) : shapeOutline(mark);
  outlines.set(mark, made);
  return made;
}

function strokeOutline(points: readonly [number, number][], width: number): string {
  const outline = getStroke(
    points.map(([x, y]) => [x, y]),
    { size: width * 1.5, thinning: 0.3, smoothing: 0.5, streamline: 0.2 },
  );
  const [first, ...rest] = outline;
  if (!first) return '';
  // Through the middles of the outline's sides: its corners only pull.
  const curve = rest.map(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = rest[index + 1] ?? first;
    return `Q${round(x)} ${round(y)} ${round((x + nextX) / 2)} ${round((y + nextY) / 2)}`;
  });
  return `M${round(first[0] ?? 0)} ${round(first[1] ?? 0)}${curve.join('')}Z`;
}

function shapeOutline({ kind, box: [x1, y1, x2, y2], width }: Extract<Mark, { box: unknown }>): string {
  switch (kind) {
    case 'line':
      return `M${x1} ${y1}L${x2} ${y2}`;
    case 'arrow': {
      const angle = Math.atan2(y2 - y1, x2 - x1);
      const wing = (turn: number) => {
        const length = 140 + 2 * width;
        return `${round(x2 - length * Math.cos(angle + turn))} ${round(y2 - length * Math.sin(angle + turn))}`;
      };
      return `M${x1} ${y1}L${x2} ${y2}M${wing(0.5)}L${x2} ${y2}L${wing(-0.5)}`;
    }
    case 'box':
      return `M${x1} ${y1}H${x2}V${y2}H${x1}Z`;
    case 'oval': {
      const [rx, ry] = [Math.abs(x2 - x1) / 2, Math.abs(y2 - y1) / 2];
      const [left, right, middle] = [Math.min(x1, x2), Math.max(x1, x2), (y1 + y2) / 2];
      return `M${left} ${middle}A${rx} ${ry} 0 1 0 ${right} ${middle}A${rx} ${ry} 0 1 0 ${left} ${middle}Z`;
    }
  }
}

const round = Math.round;

/** Whether a mark lies within `reach` board units of a point: what the eraser takes. */
export function touches(mark: Mark, [x, y]: readonly [number, number], reach: number): boolean {
  switch (mark.kind) {
    case 'text': {
      const lines = mark.text.split('\n');
      const [left, baseline] = mark.at;
      const longest = Math.max(...lines.map(({ length }) => length));
      const inside = (value: number, from: number, to: number) => value >= from - reach && value <= to + reach;
      return (
        inside(x, left, Math.min(boardWidth, left + longest * mark.size * 0.6)) &&
        inside(y, baseline - mark.size, baseline + (lines.length - 1) * mark.size * 1.3)
      );
    }
    case 'stroke':
      return nearPath(pointsOf(mark.path), [x, y], reach + mark.width);
    case 'line':
    case 'arrow':
    case 'box':
    case 'oval': {
      const [x1, y1, x2, y2] = mark.box;
      const straight: [number, number][] =
        mark.kind === 'line' || mark.kind === 'arrow'
          ? [
              [x1, y1],
              [x2, y2],
            ]
          : [
              [x1, y1],
              [x2, y1],
              [x2, y2],
              [x1, y2],
              [x1, y1],
            ];
      return nearPath(straight, [x, y], reach + mark.width);
    }
  }
}

function nearPath(points: readonly [number, number][], at: readonly [number, number], reach: number): boolean {
  return points.some((point, index) => distance(at, points[index - 1] ?? point, point) <= reach);
}

/** From a point to a straight piece. */
function distance(
  [x, y]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
