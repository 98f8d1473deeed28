import { defineQueue } from '../jobs/index.ts';

/** A deck whose pages are to be drawn. */
export interface RenderJob {
  readonly deckId: string;
}

/** An attempt continues with the page at which the last one ended. */
export const renderQueue = defineQueue<RenderJob>('render-deck', {
  retries: 4,
  firstPause: 30,
  longestPause: 480,
  longest: 4 * 3_600,
});

export const jobOf = (deckId: string) => ({ key: deckId, payload: { deckId } });
