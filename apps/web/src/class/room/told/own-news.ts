import { mayGoOn, moderates, personOf } from '#classroom';
import type { ClassState } from '#classroom';

/** A change for one person by what others did, shown in a sentence that disappears by itself. */
export type OwnNews = 'steward' | 'cohost' | 'captioner' | 'draws' | 'shows' | 'silenced' | 'back-from-group';

/** What is new for `me` from one state to a later one; the most important where there is more. */
export function ownNews(before: ClassState, after: ClassState, me: string): OwnNews | undefined {
  const [was, is] = [personOf(before, me), personOf(after, me)];
  if (!was || !is || after.endedAt !== undefined) return undefined;
  if (is.steward && !was.steward) return 'steward';
  if (is.cohost && !was.cohost) return 'cohost';
  if (is.captioner && !was.captioner) return 'captioner';
  if (is.mayShow && !was.mayShow) return 'shows';
  if (is.mutedAt !== undefined && is.mutedAt !== was.mutedAt && mayGoOn(after, me, 'microphone')) return 'silenced';
  if (was.group !== undefined && is.group === undefined && !after.split) return 'back-from-group';
  return draws(after, me) && !draws(before, me) && !moderates(is) ? 'draws' : undefined;
}

const draws = ({ board: { openTo } }: ClassState, me: string) => openTo === 'all' || openTo.includes(me);
