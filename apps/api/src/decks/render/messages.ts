import type { DeckProblem } from '#database';

export interface RenderedImage {
  /** SHA-256 of the bytes, hex. */
  hash: string;
  format: 'webp' | 'avif';
  /** How many. */
  bytes: number;
}

export interface PageMessage {
  /** From 1. */
  number: number;
  /** Height over width. */
  ratio: number;
  text: string;
  small: RenderedImage;
  large: RenderedImage;
}

/** Exit status of that process for a failure that may pass, such as a full disk (EX_TEMPFAIL of sysexits.h). */
export const notTheFilesFault = 75;

/** Messages of the process that renders. */
export type RenderMessage =
  | { is: 'opened'; pages: number }
  | { is: 'page'; page: PageMessage }
  | { is: 'done' }
  | { is: 'failed'; problem: DeckProblem };
