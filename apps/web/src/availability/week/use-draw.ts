import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLatest } from '../../look/use-latest.ts';
import type { Cell } from './cell-keys.ts';
import { weekdays } from './rows.ts';
import type { Drawn } from './rows.ts';
import { cellMinutes } from './shown.ts';

type IsFree = (weekday: number, minute: number) => boolean;

/**
 * Draws with a mouse or pen from one cell to another; Escape gives up. The first cell says whether hours are added or taken away. A
 * finger draws nothing while it moves: a tap turns one cell over.
 */
export function useDraw(
  box: RefObject<HTMLDivElement | null>,
  isFree: IsFree,
  onDrawn: (drawn: Drawn) => void,
): Drawn | undefined {
  const [drawing, setDrawing] = useState<Drawn>();
  const latest = useLatest({ isFree, onDrawn });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let begun: { cell: Cell; free: boolean; to: Cell } | undefined;
    let byFinger = false;

    const press = (event: PointerEvent) => {
      byFinger = event.pointerType === 'touch';
      const cell = cellAt(event);
      if (!cell || byFinger || event.button !== 0) return;
      begun = { cell, free: !latest.current.isFree(cell.weekday, cell.minute), to: cell };
      setDrawing(between(begun.cell, begun.to, begun.free));
    };
    const move = (event: PointerEvent) => {
      const cell = begun && cellAt(event);
      if (!begun || !cell) return;
      begun.to = cell;
      setDrawing(between(begun.cell, cell, begun.free));
    };
    const release = () => {
      const done = begun;
      giveUp();
      if (done) latest.current.onDrawn(between(done.cell, done.to, done.free));
    };
    const giveUp = () => {
      begun = undefined;
      setDrawing(undefined);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') giveUp();
    };
    const tap = (event: MouseEvent) => {
      const cell = byFinger ? cellAt(event) : undefined;
      if (cell) latest.current.onDrawn(between(cell, cell, !latest.current.isFree(cell.weekday, cell.minute)));
    };

    element.addEventListener('pointerdown', press);
    element.addEventListener('click', tap);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', giveUp);
    window.addEventListener('keydown', key);
    return () => {
      element.removeEventListener('pointerdown', press);
      element.removeEventListener('click', tap);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', giveUp);
      window.removeEventListener('keydown', key);
    };
  }, [box, latest]);
  return drawing;
}

function cellAt({ clientX, clientY }: MouseEvent): Cell | undefined {
  const under = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-minute]');
  const { weekday, minute } = under?.dataset ?? {};
  return weekday === undefined || minute === undefined
    ? undefined
    : { weekday: Number(weekday), minute: Number(minute) };
}

function between(one: Cell, other: Cell, free: boolean): Drawn {
  const [left = 1, right = 1] = [one.weekday, other.weekday].sort((a, b) => a - b);
  return {
    days: weekdays.filter((weekday) => weekday >= left && weekday <= right),
    minutes: [Math.min(one.minute, other.minute), Math.max(one.minute, other.minute) + cellMinutes],
    free,
  };
}
