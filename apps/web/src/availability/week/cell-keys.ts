import type { Drawn } from './rows.ts';
import { cellMinutes } from './shown.ts';

export interface Cell {
  weekday: number;
  minute: number;
}

interface Around {
  at: Cell;
  first: number;
  last: number;
  isFree: (weekday: number, minute: number) => boolean;
  onAt: (cell: Cell) => void;
  onDrawn: (drawn: Drawn) => void;
}

/** Arrow keys go from cell to cell; with Shift the next one becomes what this one is. Space and Enter turn the cell itself over. */
export function cellKeys(event: KeyboardEvent, { at, first, last, isFree, onAt, onDrawn }: Around): void {
  const cell = event.target instanceof HTMLElement ? event.target : null;
  if (cell?.dataset['minute'] === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const draw = ({ weekday, minute }: Cell, free: boolean) =>
    onDrawn({ days: [weekday], minutes: [minute, minute + cellMinutes], free });
  const here = isFree(at.weekday, at.minute);
  if (event.key === ' ' || event.key === 'Enter') {
    event.preventDefault();
    draw(at, !here);
    return;
  }
  const next = nextCell(event.key, at);
  if (!next) return;
  event.preventDefault();
  if (next.weekday < 1 || next.weekday > 7 || next.minute < first || next.minute >= last) return;
  if (event.shiftKey && isFree(next.weekday, next.minute) !== here) draw(next, here);
  onAt(next);
  cell
    .closest('[role=grid]')
    ?.querySelector<HTMLElement>(`[data-weekday="${String(next.weekday)}"][data-minute="${String(next.minute)}"]`)
    ?.focus();
}

function nextCell(key: string, { weekday, minute }: Cell): Cell | undefined {
  switch (key) {
    case 'ArrowUp':
      return { weekday, minute: minute - cellMinutes };
    case 'ArrowDown':
      return { weekday, minute: minute + cellMinutes };
    case 'ArrowLeft':
      return { weekday: weekday - 1, minute };
    case 'ArrowRight':
      return { weekday: weekday + 1, minute };
    default:
      return undefined;
  }
}
