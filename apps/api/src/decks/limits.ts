import { limits } from '#contract/limits';

/** Bytes of a file at most. */
export const largestFile = limits.deckBytes;
export const mostPages = limits.deckPages;
/** Decks of one section, failed ones too. */
export const mostDecks = 100;
/** ms for which an upload is kept: a broken one, so that it can be continued; a complete one, in case the client did not hear that it is complete. */
export const uploadKeptMs = 24 * 3_600_000;
/** ms that a page, and what comes before the first, may take to be rendered. */
export const pageMs = 30_000;
/** ms that LibreOffice may take. */
export const convertMs = 180_000;
/** MB of memory for the process that renders. */
export const renderMegabytes = 1_024;
/** The same for LibreOffice, and for what reads a presentation before it. */
export const officeMegabytes = 1_536;
