import type { Nothing } from '../nothing.ts';
import type { Mark, PageId, PagePart } from './board.ts';

export interface BoardEvents {
  /** A deck of the section is laid on the table; `pages` is their number. */
  'deck-opened': { deck: string; title: string; pages: number };
  /** A new blank page, at the end of the blank ones; or of those of a group. */
  'page-added': { group?: number };
  'page-shown': { page: PageId };
  /** Slides and board of the class are put away, until a page is shown again. */
  'board-put-away': Nothing;
  /** A part of a page of the class fills the screens; without `part` all of it again. */
  'part-shown': { page: PageId; part?: PagePart };
  'mark-made': { page: PageId; mark: Mark };
  'marks-erased': { page: PageId; marks: readonly number[] };
  'page-cleared': { page: PageId };
  /** `to` may draw; without it everybody may. */
  'board-given': { to?: string };
  'board-taken': { from?: string };
}
