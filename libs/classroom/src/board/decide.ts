import type { Decide, Keyed } from '../deciding.ts';
import { groupOf } from '../groups/groups.ts';
import { groupFor } from '../groups/known.ts';
import { classLimits } from '../limits.ts';
import { known } from '../people/known.ts';
import { Refusal, notAllowed, notFound, tooMuch } from '../refusal.ts';
import { mayDrawOn, mayErase, mayTurn } from '../rules.ts';
import type { ClassState } from '../state.ts';
import { boardShown, groupOfPage, hasPage, marksOn } from './board.ts';
import type { Mark, PageId, PagePart } from './board.ts';

export interface BoardCommands {
  /** `title` and `pages`: of a deck that is ready for this class, as the store has it. */
  'deck.open': Keyed & {
    readonly deck: string;
    readonly page?: number;
    readonly title: string;
    readonly pages: number;
  };
  'page.add': Keyed & { readonly group?: number };
  'page.show': Keyed & { readonly page: PageId };
  'board.putAway': Keyed;
  'part.show': Keyed & { readonly page: PageId; readonly part?: PagePart };
  'page.clear': Keyed & { readonly page: PageId };
  'mark.make': Keyed & { readonly page: PageId; readonly mark: Mark };
  'mark.erase': Keyed & { readonly page: PageId; readonly marks: readonly number[] };
  'board.give': Keyed & { readonly to?: string };
  'board.take': Keyed & { readonly from?: string };
}

export const decideBoard: Decide<BoardCommands> = {
  'deck.open': ({ board }, by, { key, deck, page, title, pages }) => {
    if ((page ?? 1) > pages) return notFound('page', 'page');
    const open = board.decks.find(({ id }) => id === deck);
    const first = { by, type: 'page-shown', body: { page: `deck/${deck}/${page ?? open?.at ?? 1}` } } as const;
    if (open) return { ...first, key };
    if (board.decks.length >= classLimits.decks) return tooMuch('decks');
    return [{ by, key, type: 'deck-opened', body: { deck, title, pages } }, first];
  },

  'page.add': (state, by, { key, group }) => {
    const its = group === undefined ? undefined : groupFor(state, by, group, 'group');
    if (its instanceof Refusal) return its;
    if (!mayTurn(state, by, group)) return notAllowed();
    const { blanks } = its ?? state.board;
    if (blanks >= classLimits.blankPages) return tooMuch('blank pages');
    const place = group === undefined ? 'blank' : `group/${group}`;
    return [
      { by, key, type: 'page-added', body: group === undefined ? {} : { group } },
      { by, type: 'page-shown', body: { page: `${place}/${blanks + 1}` } },
    ];
  },

  'page.show': (state, by, { key, page }) => {
    const group = groupOfPage(page);
    const wrong = missing(state, by, page) ?? (mayTurn(state, by, group) ? undefined : notAllowed());
    if (wrong) return wrong;
    const shown = group === undefined ? state.board.page : groupOf(state, group)?.page;
    const away = group === undefined && state.board.away;
    return shown === page && !away ? undefined : { by, key, type: 'page-shown', body: { page } };
  },

  'board.putAway': (state, by, { key }) =>
    boardShown(state) ? { by, key, type: 'board-put-away', body: {} } : undefined,

  'part.show': (state, by, { key, page, part }) => {
    const wrong = missing(state, by, page) ?? (mayTurn(state, by, undefined) ? undefined : notAllowed());
    if (wrong) return wrong;
    const { board } = state;
    if (board.page !== page || String(board.part) === String(part)) return undefined;
    return { by, key, type: 'part-shown', body: part === undefined ? { page } : { page, part } };
  },

  'page.clear': (state, by, { key, page }) => {
    const marks = marksOn(state.board, page);
    if (marks.length === 0) return undefined;
    // Who stands in clears no page on which something of the lecturer's stands, and no group's.
    if (!mayDrawOn(state, by, page) || !marks.every((mark) => mayErase(state, by, mark))) return notAllowed();
    return { by, key, type: 'page-cleared', body: { page } };
  },

  'mark.make': (state, by, { key, page, mark }) => {
    const wrong = whyNotDraw(state, by, page);
    if (wrong) return wrong;
    if (marksOn(state.board, page).length >= classLimits.marksOnPage) return tooMuch('marks on this page');
    return { by, key, type: 'mark-made', body: { page, mark } };
  },

  'mark.erase': (state, by, { key, page, marks: asked }) => {
    const wrong = whyNotDraw(state, by, page);
    if (wrong) return wrong;
    const marks = marksOn(state.board, page)
      .filter((mark) => asked.includes(mark.seq) && mayErase(state, by, mark))
      .map(({ seq }) => seq);
    return marks.length > 0 ? { by, key, type: 'marks-erased', body: { page, marks } } : undefined;
  },

  'board.give': (state, by, { key, to }) => {
    const { openTo } = state.board;
    const person = to === undefined ? undefined : known(state, to, 'to');
    if (person instanceof Refusal) return person;
    if (openTo === 'all' || (to !== undefined && openTo.includes(to))) return undefined;
    return { by, key, type: 'board-given', body: to === undefined ? {} : { to } };
  },

  'board.take': ({ board: { openTo } }, by, { key, from }) => {
    const has = openTo === 'all' || (from === undefined ? openTo.length > 0 : openTo.includes(from));
    return has ? { by, key, type: 'board-taken', body: from === undefined ? {} : { from } } : undefined;
  },
};

/** Why there is no such page for this person; undefined when there is one. */
function missing(state: ClassState, by: string, page: PageId): Refusal | undefined {
  const group = groupOfPage(page);
  const its = group === undefined ? undefined : groupFor(state, by, group, 'page');
  if (its instanceof Refusal) return its;
  return hasPage(state, page) ? undefined : notFound('page', 'page');
}

/** Why this person does not draw on this page now; undefined when they do. */
export const whyNotDraw = (state: ClassState, by: string, page: PageId): Refusal | undefined =>
  missing(state, by, page) ?? (mayDrawOn(state, by, page) ? undefined : notAllowed());
