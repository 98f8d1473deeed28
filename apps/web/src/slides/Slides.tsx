import { useEffect, useState } from 'preact/hooks';
import { FailedPart, Skeleton } from '../look/Notice.tsx';
import { loadWords, t } from '../words/words.ts';
import type { SlidesPart } from './SlidesPart.tsx';

export interface SlidesProps {
  sectionId: string;
  /** May bring and remove decks. */
  manages: boolean;
  /** In class: shows a deck. */
  onShow?: (deckId: string) => void;
}

/** The decks of a section; what it needs is fetched when it is first wanted. */
export function Slides(props: SlidesProps) {
  const [part, setPart] = useState<{ SlidesPart: typeof SlidesPart }>();
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    Promise.all([import('./SlidesPart.tsx'), loadWords('slides')]).then(
      ([loaded]) => setPart(loaded),
      () => setFailed(true),
    );
  };
  useEffect(load, []);
  if (failed) return <FailedPart what={t('section.slides')} problem={{ code: 'OFFLINE' }} again={load} />;
  if (!part) return <Skeleton lines={2} />;
  return <part.SlidesPart {...props} />;
}
