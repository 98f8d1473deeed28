import { boardShown, groupOf, groupOfPage, hasPage, marksOn, mayDrawOn, mayErase, mayTurn } from '#classroom';
import type { ClassState, PageId } from '#classroom';
import { limits } from '#contract';
import { notAllowed, notFound, tooMuch } from '../failure.ts';
import type { DeckStore } from '../log/deck-store.ts';
import { append, demand } from './append.ts';
import { groupFor } from './group-handlers.ts';
import type { Handlers } from './handlers.ts';

type BoardMessage =
  | 'deck.open'
  | 'page.add'
  | 'page.show'
  | 'board.putAway'
  | 'part.show'
  | 'page.clear'
  | 'mark.make'
  | 'mark.erase'
  | 'board.give'
  | 'board.take'
  | 'board.sketch'
  | 'board.point';

/** A page that there is, and that this person may know of. @throws {LiveFailure} NOT_FOUND */
function there(state: ClassState, by: string, page: PageId): void {
  const group = groupOfPage(page);
  if (group !== undefined) groupFor(state, by, group, 'page');
  if (!hasPage(state, page)) throw notFound('page', 'page');
}

/** @throws {LiveFailure} NOT_FOUND, NOT_ALLOWED */
function drawable(state: ClassState, by: string, page: PageId): void {
  there(state, by, page);
  if (!mayDrawOn(state, by, page)) throw notAllowed();
}

export const boardHandlers = (decks: DeckStore): Pick<Handlers, BoardMessage> => ({
  async 'deck.open'(peer, { key, deck, page }) {
    const { room } = peer.at();
    demand(room.log.state, peer.ticket.personId, 'moderate');
    const found = await decks.ready(room.classId, deck);
    if (!found) throw notFound('deck that is ready', 'deck');
    if ((page ?? 1) > found.pages) throw notFound('page', 'page');
    return append(peer, 'deck.open', key, ({ board }, by) => {
      const open = board.decks.find(({ id }) => id === deck);
      const first = { by, type: 'page-shown', body: { page: `deck/${deck}/${page ?? open?.at ?? 1}` } } as const;
      if (open) return { ...first, key };
      if (board.decks.length >= limits.decks) throw tooMuch('decks');
      return [{ by, key, type: 'deck-opened', body: { deck, ...found } }, first];
    });
  },

  'page.add': (peer, { key, group }) =>
    append(peer, 'page.add', key, (state, by) => {
      if (group !== undefined) groupFor(state, by, group, 'group');
      if (!mayTurn(state, by, group)) throw notAllowed();
      const blanks = (group === undefined ? state.board : groupOf(state, group))?.blanks ?? 0;
      if (blanks >= limits.blankPages) throw tooMuch('blank pages');
      const place = group === undefined ? 'blank' : `group/${group}`;
      return [
        { by, key, type: 'page-added', body: group === undefined ? {} : { group } },
        { by, type: 'page-shown', body: { page: `${place}/${blanks + 1}` } },
      ];
    }),

  'page.show': (peer, { key, page }) =>
    append(peer, 'page.show', key, (state, by) => {
      there(state, by, page);
      const group = groupOfPage(page);
      if (!mayTurn(state, by, group)) throw notAllowed();
      const shown = group === undefined ? state.board.page : groupOf(state, group)?.page;
      const away = group === undefined && state.board.away;
      return shown === page && !away ? undefined : { by, key, type: 'page-shown', body: { page } };
    }),

  'board.putAway': (peer, { key }) =>
    append(peer, 'board.putAway', key, (state, by) =>
      boardShown(state) ? { by, key, type: 'board-put-away', body: {} } : undefined,
    ),

  'part.show': (peer, { key, page, part }) =>
    append(peer, 'part.show', key, (state, by) => {
      there(state, by, page);
      if (!mayTurn(state, by, undefined)) throw notAllowed();
      const { board } = state;
      if (board.page !== page || String(board.part) === String(part)) return undefined;
      return { by, key, type: 'part-shown', body: part === undefined ? { page } : { page, part } };
    }),

  'page.clear': (peer, { key, page }) =>
    append(peer, 'page.clear', key, (state, by) => {
      const marks = marksOn(state.board, page);
      if (marks.length === 0) return undefined;
      // Who stands in clears no page on which something of the lecturer's stands, and no group's.
      if (!mayDrawOn(state, by, page) || !marks.every((mark) => mayErase(state, by, mark))) throw notAllowed();
      return { by, key, type: 'page-cleared', body: { page } };
    }),

  'mark.make': (peer, { key, page, mark }) =>
    append(peer, 'mark.make', key, (state, by) => {
      drawable(state, by, page);
      if (marksOn(state.board, page).length >= limits.marksOnPage) throw tooMuch('marks on this page');
      return { by, key, type: 'mark-made', body: { page, mark } };
    }),

  'mark.erase': (peer, { key, page, marks: asked }) =>
    append(peer, 'mark.erase', key, (state, by) => {
      drawable(state, by, page);
      const marks = marksOn(state.board, page)
        .filter((mark) => asked.includes(mark.seq) && mayErase(state, by, mark))
        .map(({ seq }) => seq);
      return marks.length > 0 ? { by, key, type: 'marks-erased', body: { page, marks } } : undefined;
    }),

  'board.give': (peer, { key, to }) =>
    append(peer, 'board.give', key, ({ board: { openTo }, people }, by) => {
      if (to !== undefined && !Object.hasOwn(people, to)) throw notFound('person in this class', 'to');
      if (openTo === 'all' || (to !== undefined && openTo.includes(to))) return undefined;
      return { by, key, type: 'board-given', body: to === undefined ? {} : { to } };
    }),

  'board.take': (peer, { key, from }) =>
    append(peer, 'board.take', key, ({ board: { openTo } }, by) => {
      const has = openTo === 'all' || (from === undefined ? openTo.length > 0 : openTo.includes(from));
      return has ? { by, key, type: 'board-taken', body: from === undefined ? {} : { from } } : undefined;
    }),

  'board.sketch'(peer, sketch) {
    const { room } = peer.at();
    const by = peer.ticket.personId;
    drawable(room.log.state, by, sketch.page);
    room.tellOthers(peer, 'board.sketched', { by, ...sketch }, groupOfPage(sketch.page));
    return Promise.resolve({});
  },

  'board.point'(peer, pointed) {
    const { room } = peer.at();
    const by = peer.ticket.personId;
    drawable(room.log.state, by, pointed.page);
    room.tellOthers(peer, 'board.pointed', { by, ...pointed }, groupOfPage(pointed.page));
    return Promise.resolve({});
  },
});
