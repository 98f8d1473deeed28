import { hasPage, marksOn, mayErase } from '#classroom';
import type { ClassState, PageId } from '#classroom';
import { limits } from '#contract';
import { notFound, tooMuch } from '../failure.ts';
import type { DeckStore } from '../log/deck-store.ts';
import { append, demand } from './append.ts';
import type { Handlers } from './handlers.ts';

type BoardMessage =
  | 'deck.open'
  | 'page.add'
  | 'page.show'
  | 'page.clear'
  | 'mark.make'
  | 'mark.erase'
  | 'board.give'
  | 'board.take'
  | 'board.sketch'
  | 'board.point';

/** @throws {LiveFailure} NOT_FOUND */
function there(state: ClassState, page: PageId): void {
  if (!hasPage(state.board, page)) throw notFound('page', 'page');
}

export const boardHandlers = (decks: DeckStore): Pick<Handlers, BoardMessage> => ({
  async 'deck.open'(peer, { key, deck }) {
    const { room } = peer.at();
    demand(room.log.state, peer.ticket.personId, 'turn-page');
    const found = await decks.ready(room.classId, deck);
    if (!found) throw notFound('deck that is ready', 'deck');
    return append(peer, 'deck.open', key, ({ board }, by) => {
      const first = { by, type: 'page-shown', body: { page: `deck/${deck}/1` } } as const;
      if (board.decks.some(({ id }) => id === deck)) return { ...first, key };
      if (board.decks.length >= limits.decks) throw tooMuch('decks');
      return [{ by, key, type: 'deck-opened', body: { deck, ...found } }, first];
    });
  },

  'page.add': (peer, { key }) =>
    append(peer, 'page.add', key, ({ board: { blanks } }, by) => {
      if (blanks >= limits.blankPages) throw tooMuch('blank pages');
      return [
        { by, key, type: 'page-added', body: {} },
        { by, type: 'page-shown', body: { page: `blank/${blanks + 1}` } },
      ];
    }),

  'page.show': (peer, { key, page }) =>
    append(peer, 'page.show', key, (state, by) => {
      there(state, page);
      return state.board.page === page ? undefined : { by, key, type: 'page-shown', body: { page } };
    }),

  'page.clear': (peer, { key, page }) =>
    append(peer, 'page.clear', key, (state, by) =>
      marksOn(state.board, page).length > 0 ? { by, key, type: 'page-cleared', body: { page } } : undefined,
    ),

  'mark.make': (peer, { key, page, mark }) =>
    append(peer, 'mark.make', key, (state, by) => {
      there(state, page);
      if (marksOn(state.board, page).length >= limits.marksOnPage) throw tooMuch('marks on this page');
      return { by, key, type: 'mark-made', body: { page, mark } };
    }),

  'mark.erase': (peer, { key, page, marks: asked }) =>
    append(peer, 'mark.erase', key, (state, by) => {
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
    demand(room.log.state, peer.ticket.personId, 'draw');
    room.tellOthers(peer, 'board.sketched', { by: peer.ticket.personId, ...sketch });
    return Promise.resolve({});
  },

  'board.point'(peer, pointed) {
    const { room } = peer.at();
    demand(room.log.state, peer.ticket.personId, 'draw');
    room.tellOthers(peer, 'board.pointed', { by: peer.ticket.personId, ...pointed });
    return Promise.resolve({});
  },
});
