import { marksOn } from '#classroom';
import type { Board, PageId } from '#classroom';

/**
 * The pages that are worth paper: those of every deck that was opened, in their order, then the blank ones with something on them.
 */
export function pagesToPrint(board: Board): PageId[] {
  const slides = board.decks.flatMap(({ id, pages }) =>
    Array.from({ length: pages }, (_, index) => `deck/${id}/${index + 1}`),
  );
  const blanks = Array.from({ length: board.blanks }, (_, index) => `blank/${index + 1}`);
  return [...slides, ...blanks.filter((page) => marksOn(board, page).length > 0)];
}
