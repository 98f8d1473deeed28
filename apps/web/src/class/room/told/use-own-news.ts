import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageId } from '../../../words/words.ts';
import type { LiveClass } from '../../engine/live-class.ts';
import { ownNews } from './own-news.ts';
import type { OwnNews as News } from './own-news.ts';

const words = {
  steward: 'class.nowOrder',
  cohost: 'class.nowCohost',
  captioner: 'class.nowCaptioner',
  draws: 'class.nowDraws',
  shows: 'class.nowShows',
  silenced: 'class.nowSilenced',
  'back-from-group': 'class.nowBack',
} as const satisfies Record<News, MessageId>;
/** ms for which it is told. */
const toldMs = 10_000;

/** Tells what others have just changed for the person: a button that appears without a sentence is overlooked. */
export function useOwnNews(live: LiveClass): MessageId | undefined {
  const state = live.state.value;
  const before = useRef(state);
  const [told, setTold] = useState<{ news: News }>();
  useEffect(() => {
    const news = ownNews(before.current, state, live.me);
    before.current = state;
    if (news) setTold({ news });
  }, [state, live.me]);
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(() => setTold(undefined), toldMs);
    return () => clearTimeout(timer);
  }, [told]);
  return told && words[told.news];
}
