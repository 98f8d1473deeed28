import { marksOn } from '#classroom';
import type { ClassState, PageId } from '#classroom';

/**
 * The pages that are worth paper: those of every deck that was opened, in their order, then the blank ones with something on them, and
 * those of groups this person has been in.
 */
export function pagesToPrint({ board, groups }: Pick<ClassState, 'board' | 'groups'>): PageId[] {
  const slides = board.decks.flatMap(({ id, pages }) =>
    Array.from({ length: pages }, (_, index) => `deck/${id}/${index + 1}`),
  );
  const blanks = Array.from({ length: board.blanks }, (_, index) => `blank/${index + 1}`);
  const inGroups = groups.flatMap((group) =>
    Array.from({ length: group.blanks }, (_, index) => `group/${group.id}/${index + 1}`),
  );
  return [...slides, ...[...blanks, ...inGroups].filter((page) => marksOn(board, page).length > 0)];
}
