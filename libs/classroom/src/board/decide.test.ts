import { describe, expect, test } from '@jest/globals';
import { becomes, next } from '../decide-testing.ts';
import type { DecideRow } from '../decide-testing.ts';
import type { NewClassEvent } from '../events.ts';
import { classLimits } from '../limits.ts';

const deck = '00000000-0000-4000-8000-000000000001';
const ready = { title: 'Slides', pages: 9 };
const laid = (id = deck): NewClassEvent => ({ by: 'host', type: 'deck-opened', body: { deck: id, ...ready } });
const shown = (page: string): NewClassEvent => ({ by: 'host', type: 'page-shown', body: { page } });
const page = 'blank/1';
const mark = { kind: 'line', ink: 'ink', width: 60, box: [0, 0, 9, 9] } as const;
const drawnBy = (by: string, on = page): NewClassEvent => ({ by, type: 'mark-made', body: { page: on, mark } });
const openToAll = { by: 'host', type: 'board-given', body: {} } as const;
const split: NewClassEvent = {
  by: 'host',
  type: 'groups-opened',
  body: { groups: [{ id: 1, name: 'One', members: ['ada'] }] },
};
const added = { by: 'host', type: 'page-added', body: {} } as const;
const of = <T>(count: number, what: T): T[] => Array.from({ length: count }, () => what);
const open = { type: 'deck.open', deck, ...ready } as const;
const part = [0, 0, 5_000] as const;

const rows: readonly DecideRow[] = [
  [
    'a deck is opened at its first page',
    [],
    'host',
    open,
    [
      ['deck-opened', { deck, ...ready }],
      ['page-shown', { page: `deck/${deck}/1` }],
    ],
  ],
  [
    'a deck that is open goes on where it was',
    [laid(), shown(`deck/${deck}/4`), shown(page)],
    'host',
    open,
    [['page-shown', { page: `deck/${deck}/4` }]],
  ],
  ['a deck is opened at a page', [laid()], 'host', { ...open, page: 9 }, [['page-shown', { page: `deck/${deck}/9` }]]],
  ['a deck has no such page', [laid()], 'host', { ...open, page: 10 }, 'NOT_FOUND page'],
  [
    'no more decks than a class can hold',
    Array.from({ length: classLimits.decks }, (_, at) => laid(`other-${at}`)),
    'host',
    open,
    'TOO_MUCH',
  ],
  [
    'a page is added',
    [],
    'host',
    { type: 'page.add' },
    [
      ['page-added', {}],
      ['page-shown', { page: 'blank/2' }],
    ],
  ],
  [
    'a page is added in a group by one of them',
    [split],
    'ada',
    { type: 'page.add', group: 1 },
    [
      ['page-added', { group: 1 }],
      ['page-shown', { page: 'group/1/2' }],
    ],
  ],
  ['no page in another group', [split], 'bosco', { type: 'page.add', group: 1 }, 'NOT_FOUND group'],
  ['no page of the class by one in a group', [split], 'ada', { type: 'page.add' }, 'NOT_ALLOWED'],
  [
    'no more pages than a class can hold',
    of(classLimits.blankPages - 1, added),
    'host',
    { type: 'page.add' },
    'TOO_MUCH',
  ],
  ['a page is shown', [added], 'host', { type: 'page.show', page: 'blank/2' }, [['page-shown', { page: 'blank/2' }]]],
  ['a page is shown already', [], 'host', { type: 'page.show', page }, []],
  [
    'a page is shown again once it is put away',
    [drawnBy('host'), { by: 'host', type: 'board-put-away', body: {} }],
    'host',
    { type: 'page.show', page },
    [['page-shown', { page }]],
  ],
  ['there is no such page', [], 'host', { type: 'page.show', page: 'blank/2' }, 'NOT_FOUND page'],
  [
    'a page of another group is not there',
    [split],
    'bosco',
    { type: 'page.show', page: 'group/1/1' },
    'NOT_FOUND page',
  ],
  ['a page of the class is not shown by a listener', [], 'ada', { type: 'page.show', page }, 'NOT_ALLOWED'],
  ['the board is put away', [drawnBy('host')], 'host', { type: 'board.putAway' }, [['board-put-away', {}]]],
  ['there is no board to be put away', [], 'host', { type: 'board.putAway' }, []],
  ['a part is shown', [], 'host', { type: 'part.show', page, part }, [['part-shown', { page, part }]]],
  ['all of the page is shown already', [], 'host', { type: 'part.show', page }, []],
  ['no part of a page that was turned', [added, shown('blank/2')], 'host', { type: 'part.show', page, part }, []],
  ['no part by a listener', [], 'ada', { type: 'part.show', page, part }, 'NOT_ALLOWED'],
  ['a mark', [], 'host', { type: 'mark.make', page, mark }, [['mark-made', { page, mark }]]],
  ['a mark by one of all', [openToAll], 'ada', { type: 'mark.make', page, mark }, [['mark-made', { page, mark }]]],
  ['no mark by a listener', [], 'ada', { type: 'mark.make', page, mark }, 'NOT_ALLOWED'],
  ['no mark on what is not there', [], 'host', { type: 'mark.make', page: 'blank/7', mark }, 'NOT_FOUND page'],
  [
    'no more marks than a page can hold',
    of(classLimits.marksOnPage, drawnBy('host')),
    'host',
    { type: 'mark.make', page, mark },
    'TOO_MUCH',
  ],
  [
    'of the marks one erases what is one’s own',
    [openToAll, drawnBy('ada'), drawnBy('bosco')],
    'ada',
    { type: 'mark.erase', page, marks: [next + 1, next + 2, 999] },
    [['marks-erased', { page, marks: [next + 1] }]],
  ],
  ['nothing is erased that is gone', [openToAll], 'ada', { type: 'mark.erase', page, marks: [next + 1] }, []],
  [
    'no mark is erased by who may not draw',
    [drawnBy('ada')],
    'ada',
    { type: 'mark.erase', page, marks: [next] },
    'NOT_ALLOWED',
  ],
  ['a page is cleared', [drawnBy('host')], 'cohost', { type: 'page.clear', page }, [['page-cleared', { page }]]],
  ['a clear page is not cleared', [], 'host', { type: 'page.clear', page }, []],
  [
    'who stands in clears nothing of a lecturer',
    [drawnBy('host')],
    'steward',
    { type: 'page.clear', page },
    'NOT_ALLOWED',
  ],
  [
    'who stands in clears no page of a group',
    [split, drawnBy('ada', 'group/1/1')],
    'steward',
    { type: 'page.clear', page: 'group/1/1' },
    'NOT_ALLOWED',
  ],
  ['the board is given to one', [], 'host', { type: 'board.give', to: 'ada' }, [['board-given', { to: 'ada' }]]],
  ['the board is everybody’s already', [openToAll], 'host', { type: 'board.give', to: 'ada' }, []],
  ['no board for one who never came', [], 'host', { type: 'board.give', to: '__proto__' }, 'NOT_FOUND to'],
  ['the board is taken', [openToAll], 'host', { type: 'board.take' }, [['board-taken', {}]]],
  [
    'the board is taken from one',
    [openToAll],
    'host',
    { type: 'board.take', from: 'ada' },
    [['board-taken', { from: 'ada' }]],
  ],
  ['the board is nobody’s already', [], 'host', { type: 'board.take' }, []],
];

describe('the board', () => {
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_, row) => {
    expect(becomes(row)).toStrictEqual(row[4]);
  });
});
