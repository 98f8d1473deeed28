import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { boardCopy, pagesToPrint, viewerAfterwards } from './copy.ts';
import type { Board, Mark } from './board.ts';
import type { ClassEvent, NewClassEvent } from '../events.ts';
import { foldAll } from '../fold.ts';
import type { BreakoutGroup } from '../groups/groups.ts';
import { emptyClass } from '../state.ts';
import { trueLogs } from '../testing.ts';
import { stateFor } from '../visibility.ts';

const deck = '00000000-0000-4000-8000-000000000001';
const mark: Mark = { kind: 'stroke', ink: 'ink', width: 60, path: [1, 1] };

test('every page of the decks is printed, and blank ones and those of groups with something on them', () => {
  const board: Board = {
    ...emptyClass.board,
    blanks: 3,
    decks: [{ id: deck, title: 'Keys', pages: 2 }],
    marks: { 'blank/2': [{ seq: 1, by: 'ada', mark }], 'blank/3': [], 'group/1/2': [{ seq: 2, by: 'ada', mark }] },
  };
  const groups: BreakoutGroup[] = [{ id: 1, name: 'One', members: ['ada'], page: 'group/1/1', blanks: 2 }];
  expect(pagesToPrint({ board, groups })).toEqual([`deck/${deck}/1`, `deck/${deck}/2`, 'blank/2', 'group/1/2']);
  expect(pagesToPrint(emptyClass)).toEqual([]);
});

describe('a copy', () => {
  const joins = (by: string, role: 'host' | 'listener' = 'listener'): NewClassEvent => ({
    by,
    type: 'joined',
    body: { name: by, role },
  });
  const draws = (by: string, page: string): NewClassEvent => ({ by, type: 'mark-made', body: { page, mark } });
  const events: NewClassEvent[] = [
    joins('host', 'host'),
    ...['ada', 'bosco', 'chantal', 'didier', 'late'].map((by) => joins(by)),
    { by: 'host', type: 'cohost-named', body: { to: 'chantal' } },
    { by: 'host', type: 'deck-opened', body: { deck, title: 'Keys', pages: 1 } },
    draws('host', `deck/${deck}/1`),
    {
      by: 'host',
      type: 'groups-opened',
      body: {
        groups: [
          { id: 1, name: 'One', members: ['ada'] },
          { id: 2, name: 'Two', members: ['bosco'] },
          { id: 3, name: 'Three', members: ['ada'] },
        ],
      },
    },
    draws('ada', 'group/1/1'),
    draws('bosco', 'group/2/1'),
    { by: 'host', type: 'groups-closed', body: {} },
    { by: 'host', type: 'cohost-named', body: { to: 'late' } },
    { by: 'host', type: 'handed-over', body: { to: 'didier' } },
    { by: 'host', type: 'class-ended', body: {} },
  ];
  const state = foldAll(
    emptyClass,
    events.map((event, index) => ({ ...event, seq: index + 1, at: index }) as ClassEvent),
  );
  const pagesOf = (id: string, teaches?: number) =>
    pagesToPrint(boardCopy(state, viewerAfterwards(state, id, teaches))).slice(1);

  test('has the boards of the groups that the person has been in; people who taught or were trusted with the class have all', () => {
    expect(pagesOf('ada')).toEqual(['group/1/1']);
    expect(pagesOf('bosco')).toEqual(['group/2/1']);
    expect(pagesOf('host', 0)).toEqual(['group/1/1', 'group/2/1']);
    expect(pagesOf('chantal')).toEqual(['group/1/1', 'group/2/1']);
    // Named, or a lecturer here, only after it was drawn.
    expect(pagesOf('late')).toEqual([]);
    expect(pagesOf('never there', 12)).toEqual(['group/2/1']);
    // Kept order for want of anybody else, missed it, teaches but was not there.
    expect(pagesOf('didier')).toEqual([]);
    expect(pagesOf('never there')).toEqual([]);
    expect(pagesOf('never there', 0)).toEqual(['group/1/1', 'group/2/1']);
  });

  test('names nobody, nor groups that are not on it', () => {
    expect(boardCopy(state, viewerAfterwards(state, 'ada', undefined))).toEqual({
      board: {
        decks: [{ id: deck, title: 'Keys', pages: 1 }],
        blanks: 1,
        marks: { [`deck/${deck}/1`]: [{ seq: 9, mark }], 'group/1/1': [{ seq: 11, mark }] },
      },
      groups: [{ id: 1, name: 'One', blanks: 1 }],
    });
  });

  test('prints what the viewer sees in class, of any log', () => {
    fc.assert(
      fc.property(
        trueLogs(),
        fc.constantFrom('ada', 'bosco', 'nobody'),
        fc.option(fc.nat(60), { nil: undefined }),
        (log, id, teaches) => {
          const any = foldAll(emptyClass, log);
          const viewer = viewerAfterwards(any, id, teaches);
          expect(pagesToPrint(boardCopy(any, viewer))).toEqual(pagesToPrint(stateFor(any, viewer)));
        },
      ),
    );
  });
});
