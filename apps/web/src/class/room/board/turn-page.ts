import { groupOfPage, mayTurn, pagesAround } from '#classroom';
import type { PageId } from '#classroom';
import type { LiveClass } from '../../engine/live-class.ts';
import { boardIsOut } from '../stage/on-stage.ts';

/** Does something in the class and tells the person if it did not come through. */
type Act = (work: () => Promise<void>) => Promise<void>;

/** The page `step` further on, when there is one, for all or for this person alone. @returns whether there are pages to turn */
export function turnPage(live: LiveClass, act: Act, step: 1 | -1): boolean {
  if (!boardIsOut(live)) return false;
  const next = pageBeside(live, step);
  if (next !== undefined) showPage(live, act, next);
  return true;
}

/** Shows a page: to all where this person turns them, else to themselves. */
export function showPage(live: LiveClass, act: Act, page: PageId): void {
  if (turns(live)) void act(() => live.say('page.show', { page }));
  else live.look(page);
}

/** Whether the page that is seen is turned for others too. */
export function turns(live: LiveClass): boolean {
  return mayTurn(live.state.value, live.me, groupOfPage(live.page.value));
}

/** The page so many further on than the one that is seen, in the same place. */
export function pageBeside(live: LiveClass, step: number): PageId | undefined {
  const pages = pagesAround(live.state.value, live.page.value);
  return pages[pages.indexOf(live.page.value) + step];
}
