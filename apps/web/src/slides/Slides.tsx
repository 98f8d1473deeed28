import { later } from '../look/later.tsx';
import { loadWords, t } from '../words/words.ts';

export interface SlidesProps {
  sectionId: string;
  /** May bring decks. */
  brings: boolean;
  /** In class: shows a deck, from its first page or at one that was found. */
  onShow?: (deckId: string, page?: number) => void;
}

/** The decks of a section; what it needs is fetched when it is first wanted. */
export const Slides = later<SlidesProps>(
  async () => {
    const [{ SlidesPart }] = await Promise.all([import('./SlidesPart.tsx'), loadWords('slides')]);
    return SlidesPart;
  },
  () => t('section.slides'),
);
