import { moderates, readPage } from '#classroom';
import type { LiveClass } from '../../engine/live-class.ts';

/** The page `step` further on, when there is one and this person may turn. @returns whether they may */
export function turnPage(live: LiveClass, act: (work: () => Promise<void>) => Promise<void>, step: 1 | -1): boolean {
  if (!moderates(live.self.value)) return false;
  const next = pageBeside(live, step);
  if (next !== undefined) void act(() => live.say('page.show', { page: next }));
  return true;
}

/** The page before or after the one that is shown, within its deck or among the blank ones. */
export function pageBeside(live: LiveClass, step: 1 | -1): string | undefined {
  const { board } = live.state.value;
  const page = readPage(board.page);
  if (!page) return undefined;
  const number = page.number + step;
  const count = page.kind === 'blank' ? board.blanks : (board.decks.find(({ id }) => id === page.deck)?.pages ?? 0);
  if (number < 1 || number > count) return undefined;
  return page.kind === 'blank' ? `blank/${number}` : `deck/${page.deck}/${number}`;
}
