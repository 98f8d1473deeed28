import { useRef, useState } from 'preact/hooks';
import type { TargetedPointerEvent, TargetedWheelEvent } from 'preact';
import { pathOf } from '#classroom';
import type { Mark, PageId } from '#classroom';
import { newKey } from '../../engine/key.ts';
import type { Board } from '../../engine/board.ts';
import { hand } from './hand.ts';
import type { Hand } from './hand.ts';
import { touches } from '../../../board/ink.ts';
import { thin } from '../../../board/thin.ts';
import type { Point } from '../../../board/thin.ts';
import type { PageView } from './use-view.ts';
import { pan, zoom } from './view.ts';
import type { Size } from './view.ts';

/** Board units around the tip of the eraser. */
const eraserReach = 120;
/** Pixels from which two fingers count as moving apart or together. */
const leastPinch = 4;

interface Drawing {
  readonly key: string;
  readonly hand: Hand;
  readonly points: Point[];
}

/**
 * What pointers do on the board: with a tool in the hand they draw, erase, write or point; without one, or with two fingers, they move
 * and enlarge the page.
 */
export function useHand({
  board,
  page,
  size,
  seen,
  draws,
}: {
  board: Board;
  page: PageId;
  size: Size;
  seen: PageView;
  /** This person may draw, and has the tools out. */
  draws: boolean;
}) {
  const { view, change } = seen;
  const [drawing, setDrawing] = useState<Mark>();
  const begun = useRef<Drawing | undefined>(undefined);
  const fingers = useRef(new Map<number, Point>());
  const spread = useRef<number | undefined>(undefined);

  const give = (event: TargetedPointerEvent<SVGSVGElement>): Point => at(event.currentTarget, event, size);

  const down = (event: TargetedPointerEvent<SVGSVGElement>) => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, [event.clientX, event.clientY]);
    if (fingers.current.size > 1) {
      // A second finger: the first one was not drawing after all.
      begun.current = undefined;
      setDrawing(undefined);
      spread.current = undefined;
      return;
    }
    if (!draws) return;
    const point = give(event);
    const now = hand.value;
    if (now.tool === 'text') return write(point);
    if (now.tool === 'pointer') return board.point(page, rounded(point));
    begun.current = { key: newKey(), hand: now, points: [point] };
    if (now.tool === 'eraser') rub(point, begun.current.key);
    else setDrawing(markOf(begun.current));
  };

  const move = (event: TargetedPointerEvent<SVGSVGElement>) => {
    if (draws && hand.value.tool === 'pointer' && fingers.current.size < 2) board.point(page, rounded(give(event)));
    const before = fingers.current.get(event.pointerId);
    if (!before) return;
    fingers.current.set(event.pointerId, [event.clientX, event.clientY]);
    if (fingers.current.size > 1) return pinch(event);
    const now = begun.current;
    if (now) return draw(event, now);
    if (draws || view.scale === 1) return;
    const unit = size.width / view.scale / event.currentTarget.clientWidth;
    change((was) => pan(was, (event.clientX - before[0]) * unit, (event.clientY - before[1]) * unit, size));
  };

  const draw = (event: TargetedPointerEvent<SVGSVGElement>, now: Drawing) => {
    // A pen reports several points between two frames.
    const said = event.getCoalescedEvents?.() ?? [];
    for (const one of said.length > 0 ? said : [event]) now.points.push(at(event.currentTarget, one, size));
    if (now.hand.tool === 'eraser') return rub(now.points.at(-1) ?? [0, 0], now.key);
    const mark = markOf(now);
    setDrawing(mark);
    if (mark?.kind === 'stroke') {
      const { ink, width, path } = mark;
      board.sketch({ page, stroke: now.key, ink, width: width as Hand['width'], path: [...path] });
    }
  };

  const up = (event: TargetedPointerEvent<SVGSVGElement>) => {
    fingers.current.delete(event.pointerId);
    spread.current = undefined;
    const now = begun.current;
    begun.current = undefined;
    setDrawing(undefined);
    const mark = now && markOf(now);
    if (mark && event.type !== 'pointercancel') board.draw(page, mark, now.key);
  };

  const pinch = (event: TargetedPointerEvent<SVGSVGElement>) => {
    const [one, two] = [...fingers.current.values()];
    if (!one || !two) return;
    const now = Math.hypot(one[0] - two[0], one[1] - two[1]);
    const before = spread.current ?? now;
    if (Math.abs(now - before) < leastPinch && spread.current !== undefined) return;
    spread.current = now;
    const middle = { clientX: (one[0] + two[0]) / 2, clientY: (one[1] + two[1]) / 2 };
    const point = at(event.currentTarget, middle, size);
    change((was) => zoom(was, now / before, point, size));
  };

  const wheel = (event: TargetedWheelEvent<SVGSVGElement>) => {
    if (!event.ctrlKey && view.scale === 1) return;
    event.preventDefault();
    const point = at(event.currentTarget, event, size);
    if (event.ctrlKey) change((was) => zoom(was, Math.exp(-event.deltaY / 300), point, size));
    else change((was) => pan(was, -event.deltaX * 10, -event.deltaY * 10, size));
  };

  const write = (point: Point) => {
    const { ink, size: height, text } = hand.value;
    if (text.trim() === '') return;
    board.draw(page, { kind: 'text', ink, size: height, at: rounded(point), text: text.trim() });
    hand.value = { ...hand.value, text: '' };
  };

  const rub = (point: Point, stroke: string) => {
    const touched = board.marks(page).filter(({ mark }) => touches(mark, point, eraserReach));
    if (touched.length > 0) board.erase(page, touched, stroke);
  };

  return {
    drawing,
    on: {
      onPointerDown: down,
      onPointerMove: move,
      onPointerUp: up,
      onPointerCancel: up,
      onPointerLeave: () => {
        if (draws && hand.value.tool === 'pointer') board.point(page, undefined);
      },
      onWheel: wheel,
    },
  };
}

/** Where on the board, within the page. */
function at(svg: SVGSVGElement, { clientX, clientY }: { clientX: number; clientY: number }, size: Size): Point {
  const matrix = svg.getScreenCTM();
  if (!matrix) return [0, 0];
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
  return [Math.min(size.width, Math.max(0, x)), Math.min(size.height, Math.max(0, y))];
}

const rounded = ([x, y]: Point): [number, number] => [Math.round(x), Math.round(y)];

function markOf({ hand: { tool, ink, width }, points }: Drawing): Mark | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return undefined;
  switch (tool) {
    case 'stroke':
      return { kind: 'stroke', ink, width, path: pathOf(thin(points)) };
    case 'line':
    case 'arrow':
    case 'box':
    case 'oval':
      return points.length > 1 ? { kind: tool, ink, width, box: [...rounded(first), ...rounded(last)] } : undefined;
    case 'text':
    case 'eraser':
    case 'pointer':
      return undefined;
  }
}
