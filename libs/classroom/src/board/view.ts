import { groupOfPage } from './board.ts';
import type { PageId } from './board.ts';
import type { EventOf } from '../events.ts';
import { belongs, groupOf } from '../groups/groups.ts';
import type { ClassState } from '../state.ts';
import { forEverybody, hidden, isTrusted } from '../viewer.ts';
import type { EventView, EventViews, Viewer } from '../viewer.ts';
import type { BoardEvents } from './events.ts';

/** What is drawn in a group is for those who have been in it, and for those who are trusted. */
const drawn: EventView<EventOf<'mark-made' | 'marks-erased' | 'page-cleared'>> = {
  forAll: ({ body: { page } }) => groupOfPage(page) === undefined,
  concerned: ({ body: { page } }, state) => groupOf(state, groupOfPage(page) ?? 0)?.members ?? [],
  seen: (event, state, viewer) => (seesDrawn(state, viewer, event.body.page, event.seq) ? event : hidden(event)),
};

export const boardViews: EventViews<keyof BoardEvents> = {
  'deck-opened': forEverybody,
  'page-added': forEverybody,
  'page-shown': forEverybody,
  'board-put-away': forEverybody,
  'part-shown': forEverybody,
  'mark-made': drawn,
  'marks-erased': drawn,
  'page-cleared': drawn,
  'board-given': forEverybody,
  'board-taken': forEverybody,
};

/** Whether this viewer sees what was drawn on a page at event `seq`. */
function seesDrawn(state: ClassState, viewer: Viewer, page: PageId, seq: number): boolean {
  const group = groupOfPage(page);
  return group === undefined || isTrusted(viewer, seq) || belongs(state, viewer.id, group);
}

export function boardFor(board: ClassState['board'], viewer: Viewer, state: ClassState): ClassState['board'] {
  return {
    ...board,
    marks: Object.fromEntries(
      Object.entries(board.marks).flatMap(([page, placed]) => {
        const isOfAll = groupOfPage(page) === undefined;
        const seen = isOfAll ? placed : placed.filter(({ seq }) => seesDrawn(state, viewer, page, seq));
        return seen.length > 0 ? [[page, seen]] : [];
      }),
    ),
  };
}
