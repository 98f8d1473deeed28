import { describe, expect, test } from '@jest/globals';
import { boardShown, emptyClass, foldAll, pack, pagesAround, unpack } from '../index.ts';
import type { ClassEvent, ClassState, NewClassEvent } from '../index.ts';

const deck = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';

const open = (id: string, pages: number): NewClassEvent[] => [
  { by: 'host', type: 'deck-opened', body: { deck: id, title: 'Keys', pages } },
  show(`deck/${id}/1`),
];
const show = (page: string): NewClassEvent => ({ by: 'host', type: 'page-shown', body: { page } });
const away: NewClassEvent = { by: 'host', type: 'board-put-away', body: {} };
/** As the gateway says it: the page is added, and shown. */
const add = (number: number): NewClassEvent[] => [
  { by: 'host', type: 'page-added', body: {} },
  show(`blank/${number}`),
];

function after(...events: NewClassEvent[]): ClassState {
  const log = events.map((event, index) => ({ ...event, seq: index + 1, at: index }) as ClassEvent);
  const state = foldAll(emptyClass, log);
  // A person who comes late has the same board.
  expect(unpack(pack(state, 'late')).board).toEqual(state.board);
  return state;
}

describe('slides that are put away', () => {
  test('are shown to nobody until a page is shown, and are then where they were', () => {
    const gone = after(...open(deck, 5), show(`deck/${deck}/3`), away);
    expect(boardShown(gone)).toBe(false);
    expect(gone.board.page).toBe(`deck/${deck}/3`);
    const back = after(...open(deck, 5), show(`deck/${deck}/3`), away, show(`deck/${deck}/3`));
    expect(boardShown(back)).toBe(true);
  });

  test('do not come back by what arrives late: a part of the page, a mark, a page of a group', () => {
    const part: NewClassEvent = {
      by: 'host',
      type: 'part-shown',
      body: { page: `deck/${deck}/1`, part: [0, 0, 5_000] },
    };
    const mark: NewClassEvent = {
      by: 'host',
      type: 'mark-made',
      body: { page: `deck/${deck}/1`, mark: { kind: 'stroke', ink: 'ink', width: 60, path: [1, 1] } },
    };
    for (const late of [part, mark, show('group/1/1')]) {
      expect(boardShown(after(...open(deck, 5), away, late))).toBe(false);
    }
  });
});

test('each deck keeps the page it was left at', () => {
  const { board } = after(...open(deck, 5), show(`deck/${deck}/3`), ...open(other, 2), show('blank/1'));
  expect(board.decks.map(({ at }) => at)).toEqual([3, 1]);
});

describe('the pages one turns through', () => {
  const around = (page: string, ...events: NewClassEvent[]) => pagesAround(after(...events), page);

  test('are those of the deck, with a blank page after the one it was added at', () => {
    const events = [...open(deck, 3), show(`deck/${deck}/2`), ...add(2), ...add(3)];
    const all = [1, 2].map((n) => `deck/${deck}/${n}`).concat('blank/2', 'blank/3', `deck/${deck}/3`);
    for (const page of all) expect(around(page, ...events)).toEqual(all);
    expect(around('blank/1', ...events)).toEqual(['blank/1']);
  });

  test('are the blank ones where no deck is shown', () => {
    expect(around('blank/2', ...add(2), ...open(deck, 1))).toEqual(['blank/1', 'blank/2']);
  });

  test('of a deck or a group that is not there are none', () => {
    expect(around(`deck/${deck}/1`)).toEqual([]);
    expect(around('group/1/1')).toEqual([]);
  });
});
