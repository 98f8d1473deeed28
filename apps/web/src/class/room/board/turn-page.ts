import { moderates, readPage } from '#classroom';
import type { LiveClass } from '../../engine/live-class.ts';

/** The page `step` further on, when there is one and this person may turn. @returns whether they may */
export function turnPage(live: LiveClass, act: (work: () => Promise<void>) => Promise<void>, step: 1 | -1): boolean {
  if (!moderates(live.self.value)) return false;
  const next = pageBeside(live, step);
  if (next !== undefined) void act(() => live.say('page.show', { page: next }));
  return true;
}

/** How many pages there are where the one that is shown is: its deck's, or the blank ones. */
export function countBeside(live: LiveClass): number {
  const { board } = live.state.value;
  const page = readPage(board.page);
  if (page?.kind !== 'deck') return board.blanks;
  return board.decks.find(({ id }) => id === page.deck)?.pages ?? 0;
}

/** The page before or after the one that is shown, within its deck or among the blank ones. */
export function pageBeside(live: LiveClass, step: 1 | -1): string | undefined {
  const { board } = live.state.value;
  const page = readPage(board.page);
  if (!page) return undefined;
  const number = page.number + step;
  if (number < 1 || number > countBeside(live)) return undefined;
  return page.kind === 'blank' ? `blank/${number}` : `deck/${page.deck}/${number}`;
}
