/**
 * What is drawn over a page. Coordinates are whole ten-thousandths of the page's WIDTH, in both directions, from the top left corner: a
 * circle stays a circle on every screen. A blank page is 16:9, so 10000 by 5625.
 */
export const boardWidth = 10_000;
export const blankHeight = 5_625;
/** The tallest page: A4 upright is 14142. */
export const boardHeightMax = 20_000;

/** `blank/N` the Nth blank page, `deck/ID/N` the Nth page of a deck, `group/G/N` the Nth page of group G's own board; from 1. */
export type PageId = string;
export const firstPage: PageId = 'blank/1';

export type Page =
  | { readonly kind: 'blank'; readonly number: number }
  | { readonly kind: 'deck'; readonly deck: string; readonly number: number }
  | { readonly kind: 'group'; readonly group: number; readonly number: number };

const pagePattern = /^(?:blank|deck\/([0-9a-f-]{36})|group\/([1-9][0-9]{0,3}))\/([1-9][0-9]{0,2})$/;

/** What a page id names; undefined when it names nothing. */
export function readPage(id: PageId): Page | undefined {
  const match = pagePattern.exec(id);
  if (!match) return undefined;
  const number = Number(match[3]);
  if (match[1] !== undefined) return { kind: 'deck', deck: match[1], number };
  return match[2] === undefined ? { kind: 'blank', number } : { kind: 'group', group: Number(match[2]), number };
}

/** The group whose page it is; undefined for a page of the whole class. */
export function groupOfPage(id: PageId): number | undefined {
  const page = readPage(id);
  return page?.kind === 'group' ? page.group : undefined;
}

/** Left and upper edge, and width, in board units; the height follows from the page's own shape. */
export type PagePart = readonly [x: number, y: number, width: number];
/** How much larger than the whole page a part may be shown. */
export const largestScale = 6;

/** Colours by name; the page has the shades. */
export const inks = ['ink', 'clay', 'sky', 'leaf', 'rose'] as const;
export type Ink = (typeof inks)[number];

/** Line widths in board units. */
export const strokeWidths = [24, 60, 160] as const;
export const textSizes = [260, 420] as const;

interface Drawn {
  readonly ink: Ink;
  readonly width: number;
}
export type Shape = 'line' | 'arrow' | 'box' | 'oval';

export type Mark =
  /** `path`: x and y of the first point, then the step to each next one. */
  | ({ readonly kind: 'stroke'; readonly path: readonly number[] } & Drawn)
  /** `box`: x and y of where the hand began and of where it ended. */
  | ({ readonly kind: Shape; readonly box: readonly [number, number, number, number] } & Drawn)
  /** `at`: left end of the first line's baseline. */
  | {
      readonly kind: 'text';
      readonly ink: Ink;
      readonly size: number;
      readonly at: readonly [number, number];
      readonly text: string;
    };

export interface PlacedMark {
  /** Sequence number of the event that made it. */
  readonly seq: number;
  readonly by: string;
  /** The sender's key: their own screen has drawn it before the log says so. */
  readonly key?: string;
  readonly mark: Mark;
}

export interface OpenDeck {
  readonly id: string;
  readonly title: string;
  readonly pages: number;
  /** Number of the page of it that was shown last; absent: the first. */
  readonly at?: number;
}

export interface Board {
  readonly page: PageId;
  /** What of the page fills the screens; absent: all of it. */
  readonly part?: PagePart;
  /** Put away: the page is kept, and nobody is shown it. */
  readonly away?: true;
  /** Number of blank pages; there is always one. */
  readonly blanks: number;
  /** Blank pages that were added while a deck was shown: each follows the page of the deck it was added at. */
  readonly beside?: Readonly<Record<PageId, PageId>>;
  readonly decks: readonly OpenDeck[];
  readonly marks: Readonly<Record<PageId, readonly PlacedMark[]>>;
  /** Who may draw besides moderators. */
  readonly openTo: 'all' | readonly string[];
}

export const emptyBoard: Board = { page: firstPage, blanks: 1, decks: [], marks: {}, openTo: [] };

/** Whether the board is in use: before, and once it is put away, the stage is for faces. */
export function boardShown({ board }: { board: Board }): boolean {
  if (board.away) return false;
  return (
    board.page !== firstPage || board.decks.length > 0 || Object.values(board.marks).some((marks) => marks.length > 0)
  );
}

/** Whether there is this page. */
export function hasPage(
  { board, groups }: { board: Board; groups: readonly { readonly id: number; readonly blanks: number }[] },
  id: PageId,
): boolean {
  const page = readPage(id);
  switch (page?.kind) {
    case undefined:
      return false;
    case 'blank':
      return page.number <= board.blanks;
    case 'deck':
      return board.decks.some(({ id: deck, pages }) => deck === page.deck && page.number <= pages);
    case 'group':
      return groups.some(({ id, blanks }) => id === page.group && page.number <= blanks);
  }
}

/** The page of a deck at which a blank page was added; any other page itself. */
export function slideAt(beside: NonNullable<Board['beside']>, page: PageId): PageId {
  return Object.hasOwn(beside, page) ? (beside[page] ?? page) : page;
}

/**
 * The pages one turns through from this one, in their order: those of its deck, each with the blank ones that were added at it; those of
 * its group; or the blank ones that belong to no deck.
 */
export function pagesAround(
  {
    board: { blanks, decks, beside = {} },
    groups,
  }: { board: Board; groups: readonly { readonly id: number; readonly blanks: number }[] },
  id: PageId,
): PageId[] {
  const all = (place: string, count: number) => Array.from({ length: count }, (_, index) => `${place}/${index + 1}`);
  const page = readPage(slideAt(beside, id));
  if (page?.kind === 'group')
    return all(`group/${page.group}`, groups.find(({ id }) => id === page.group)?.blanks ?? 0);
  const free = all('blank', blanks);
  if (page?.kind !== 'deck') return free.filter((blank) => beside[blank] === undefined);
  const pages = decks.find(({ id }) => id === page.deck)?.pages ?? 0;
  return all(`deck/${page.deck}`, pages).flatMap((slide) => [
    slide,
    ...free.filter((blank) => beside[blank] === slide),
  ]);
}

export function marksOn<Placed = PlacedMark>(
  { marks }: { readonly marks: Readonly<Record<PageId, readonly Placed[]>> },
  page: PageId,
): readonly Placed[] {
  return Object.hasOwn(marks, page) ? (marks[page] ?? []) : [];
}

/** Absolute points of a stroke's path, `[x, y]` each. */
export function pointsOf(path: readonly number[]): [number, number][] {
  const points: [number, number][] = [];
  let x = 0;
  let y = 0;
  for (let index = 0; index + 1 < path.length; index += 2) {
    x += path[index] ?? 0;
    y += path[index + 1] ?? 0;
    points.push([x, y]);
  }
  return points;
}

/** The path that `pointsOf` reads back; coordinates are rounded. */
export function pathOf(points: readonly (readonly [number, number])[]): number[] {
  let x = 0;
  let y = 0;
  return points.flatMap((point) => {
    const next = [Math.round(point[0]), Math.round(point[1])] as const;
    const step = [next[0] - x, next[1] - y];
    [x, y] = next;
    return step;
  });
}
