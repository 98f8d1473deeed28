import { groupOfPage, marksOn, readPage, slideAt } from './board.ts';
import type { Board, PageId, PagePart, PlacedMark } from './board.ts';
import type { Evolve } from '../fold.ts';
import type { ClassState } from '../state.ts';
import { changeGroup } from '../groups/evolve.ts';
import type { BoardEvents } from './events.ts';

/** Pages, decks and what is drawn on them. */
export const evolveBoard: Evolve<keyof BoardEvents> = {
  'deck-opened': (state, { body: { deck, title, pages } }) =>
    board(state, ({ decks }) => ({
      decks: [
        ...decks.filter(({ id }) => id !== deck),
        { ...decks.find(({ id }) => id === deck), id: deck, title, pages },
      ],
    })),
  'page-added': (state, { body: { group } }) =>
    group === undefined
      ? board(state, ({ page, blanks, beside = {} }) => {
          const slide = slideAt(beside, page);
          const added = { blanks: blanks + 1 };
          return slide.startsWith('deck/')
            ? { ...added, beside: { ...beside, [`blank/${blanks + 1}`]: slide } }
            : added;
        })
      : changeGroup(state, group, ({ blanks }) => ({ blanks: blanks + 1 })),
  'page-shown': (state, { body: { page } }) => {
    const group = groupOfPage(page);
    if (group !== undefined) return changeGroup(state, group, () => ({ page }));
    const { away: _before, ...board } = state.board;
    return show({ ...state, board }, page);
  },
  'board-put-away': (state) => board(state, () => ({ away: true })),
  // Of a page that has been turned meanwhile nothing is shown.
  'part-shown': (state, { body: { page, part } }) => (page === state.board.page ? show(state, page, part) : state),
  'mark-made': (state, { seq, by, key, body: { page, mark } }) =>
    marks(state, page, (placed) => [...placed, { seq, by, mark, ...(key === undefined ? {} : { key }) }]),
  'marks-erased': (state, { body }) =>
    marks(state, body.page, (placed) => placed.filter(({ seq }) => !body.marks.includes(seq))),
  'page-cleared': (state, { body: { page } }) => marks(state, page, () => []),
  'board-given': (state, { body: { to } }) =>
    board(state, ({ openTo }) => ({
      openTo: to === undefined || openTo === 'all' ? 'all' : [...openTo.filter((id) => id !== to), to],
    })),
  'board-taken': (state, { body: { from } }) =>
    board(state, ({ openTo }) => ({
      openTo: from === undefined || openTo === 'all' ? [] : openTo.filter((id) => id !== from),
    })),
};

function board(state: ClassState, change: (board: Board) => Partial<Board>): ClassState {
  return { ...state, board: { ...state.board, ...change(state.board) } };
}

/** A page begins whole. */
function show(state: ClassState, page: PageId, part?: PagePart): ClassState {
  const { part: _before, ...board } = state.board;
  const read = readPage(page);
  const decks =
    read?.kind === 'deck'
      ? board.decks.map((deck) => (deck.id === read.deck ? { ...deck, at: read.number } : deck))
      : board.decks;
  return { ...state, board: { ...board, decks, page, ...(part === undefined ? {} : { part }) } };
}

function marks(
  state: ClassState,
  page: PageId,
  change: (placed: readonly PlacedMark[]) => readonly PlacedMark[],
): ClassState {
  return board(state, (before) => {
    const placed = change(marksOn(before, page));
    const { [page]: _page, ...others } = before.marks;
    // Of a page with nothing on it nothing is kept: it looks the same to all.
    return { marks: placed.length > 0 ? { ...before.marks, [page]: placed } : others };
  });
}
