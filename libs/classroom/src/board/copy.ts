import { groupOfPage, marksOn } from './board.ts';
import type { Board, PageId, PlacedMark } from './board.ts';
import type { BreakoutGroup } from '../groups/groups.ts';
import type { ClassState } from '../state.ts';
import { stateFor, viewerOf } from '../visibility.ts';
import type { Viewer } from '../visibility.ts';

/** What of slides and board one person may take along, on paper or as PDF. It names nobody; the state of a class is one as well. */
export interface BoardCopy {
  readonly board: Pick<Board, 'decks' | 'blanks'> & {
    readonly marks: Readonly<Record<PageId, readonly Pick<PlacedMark, 'seq' | 'mark'>[]>>;
  };
  readonly groups: readonly Pick<BreakoutGroup, 'id' | 'name' | 'blanks'>[];
}

/**
 * As whom somebody looks at a class that is over. Its lecturers see everything although they may never have been in; to have stood in for
 * them because nobody else was there ended with the class.
 *
 * @param teaches since which event, 0 for all along; undefined when they do not
 */
export function viewerAfterwards(state: ClassState, id: string, teaches: number | undefined): Viewer {
  const { standsIn, moderates, trustedSince, moderatesSince } = viewerOf(state, id);
  const named = moderates && standsIn !== true;
  if (teaches === undefined && !named) return { id, moderates: false };
  const since = (own: number | undefined) => Math.min(teaches ?? Infinity, named ? (own ?? 0) : Infinity);
  return { id, moderates: true, trustedSince: since(trustedSince), moderatesSince: since(moderatesSince) };
}

/** The copy of this viewer: the pages they see in class, without who drew what. */
export function boardCopy(state: ClassState, viewer: Viewer): BoardCopy {
  const { board, groups } = stateFor(state, viewer);
  const pages = pagesToPrint({ board, groups });
  const drawnOn = pages.filter((page) => marksOn(board, page).length > 0);
  return {
    board: {
      decks: board.decks,
      blanks: board.blanks,
      marks: Object.fromEntries(
        drawnOn.map((page) => [page, marksOn(board, page).map(({ seq, mark }) => ({ seq, mark }))]),
      ),
    },
    groups: groups
      .filter(({ id }) => drawnOn.some((page) => groupOfPage(page) === id))
      .map(({ id, name, blanks }) => ({ id, name, blanks })),
  };
}

/**
 * The pages that are worth paper: those of every deck that was opened, in their order, then the blank ones with something on them, and
 * those of groups this person has been in.
 */
export function pagesToPrint({ board, groups }: BoardCopy): PageId[] {
  const slides = board.decks.flatMap(({ id, pages }) =>
    Array.from({ length: pages }, (_, index) => `deck/${id}/${index + 1}`),
  );
  const blanks = Array.from({ length: board.blanks }, (_, index) => `blank/${index + 1}`);
  const inGroups = groups.flatMap((group) =>
    Array.from({ length: group.blanks }, (_, index) => `group/${group.id}/${index + 1}`),
  );
  return [...slides, ...[...blanks, ...inGroups].filter((page) => marksOn(board, page).length > 0)];
}
