import { expect, it } from '@jest/globals';
import { emptyBoard } from '#classroom';
import type { Board } from '#classroom';
import { pagesToPrint } from './pages.ts';

it('every page of the decks is printed, and blank ones with something on them', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const mark = { kind: 'stroke', ink: 'ink', width: 60, path: [1, 1] } as const;
  const board: Board = {
    ...emptyBoard,
    blanks: 3,
    decks: [{ id, title: 'Keys', pages: 2 }],
    marks: { 'blank/2': [{ seq: 1, by: 'ada', mark }], 'blank/3': [] },
  };
  expect(pagesToPrint(board)).toEqual([`deck/${id}/1`, `deck/${id}/2`, 'blank/2']);
  expect(pagesToPrint(emptyBoard)).toEqual([]);
});
