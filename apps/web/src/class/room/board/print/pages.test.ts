import { expect, it } from '@jest/globals';
import { emptyClass } from '#classroom';
import type { Board, Group } from '#classroom';
import { pagesToPrint } from './pages.ts';

it('every page of the decks is printed, and blank ones and those of groups with something on them', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const mark = { kind: 'stroke', ink: 'ink', width: 60, path: [1, 1] } as const;
  const board: Board = {
    ...emptyClass.board,
    blanks: 3,
    decks: [{ id, title: 'Keys', pages: 2 }],
    marks: { 'blank/2': [{ seq: 1, by: 'ada', mark }], 'blank/3': [], 'group/1/2': [{ seq: 2, by: 'ada', mark }] },
  };
  const groups: Group[] = [{ id: 1, name: 'One', members: ['ada'], page: 'group/1/1', blanks: 2 }];
  expect(pagesToPrint({ board, groups })).toEqual([`deck/${id}/1`, `deck/${id}/2`, 'blank/2', 'group/1/2']);
  expect(pagesToPrint(emptyClass)).toEqual([]);
});
