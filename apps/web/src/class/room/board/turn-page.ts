import { groupOf, groupOfPage, mayTurn, readPage } from '#classroom';
import type { LiveClass } from '../../engine/live-class.ts';

/** The page `step` further on, when there is one and this person may turn. @returns whether they may */
export function turnPage(live: LiveClass, act: (work: () => Promise<void>) => Promise<void>, step: 1 | -1): boolean {
  if (!mayTurn(live.state.value, live.me, groupOfPage(live.page.value))) return false;
  const next = pageBeside(live, step);
  if (next !== undefined) void act(() => live.say('page.show', { page: next }));
  return true;
}

/** How many pages there are where the one that is shown is: its deck's, its group's, or the blank ones. */
export function countBeside(live: LiveClass): number {
  const { board, groups } = live.state.value;
  const page = readPage(live.page.value);
  switch (page?.kind) {
    case 'deck':
      return board.decks.find(({ id }) => id === page.deck)?.pages ?? 0;
    case 'group':
      return groupOf({ groups }, page.group)?.blanks ?? 0;
    default:
      return board.blanks;
  }
}

/** The page so many further on than the one that is shown, in the same place. */
export function pageBeside(live: LiveClass, step: number): string | undefined {
  const [, place, digits] = /^(.*\/)(\d+)$/.exec(live.page.value) ?? [];
  const number = Number(digits) + step;
  return place === undefined || number < 1 || number > countBeside(live) ? undefined : `${place}${number}`;
}
