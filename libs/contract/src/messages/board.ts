import * as v from 'valibot';
import {
  boardHeightMax,
  boardWidth,
  groupOfPage,
  inks,
  largestScale,
  readPage,
  strokeWidths,
  textSizes,
} from '#classroom';
import { limits } from '../limits.ts';
import { append, made, nothing, request, text, uuid } from './checks.ts';

export const pageId = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check((page) => readPage(page) !== undefined, 'Must be blank/N, deck/ID/N or group/G/N.'),
);
const x = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(boardWidth));
const y = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(boardHeightMax));
const ink = v.picklist(inks);
const width = v.picklist(strokeWidths);

/** x and y of the first point, then steps; every point must lie on the board. */
const path = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(-boardHeightMax), v.maxValue(boardHeightMax))),
  v.minLength(2),
  v.maxLength(2 * limits.strokePoints),
  v.check((steps) => {
    let [left, top] = [0, 0];
    return (
      steps.length % 2 === 0 &&
      steps.every((step, index) => {
        if (index % 2 === 0) return (left += step) >= 0 && left <= boardWidth;
        return (top += step) >= 0 && top <= boardHeightMax;
      })
    );
  }, 'Every point must lie on the board.'),
);

const mark = v.variant('kind', [
  v.strictObject({ kind: v.literal('stroke'), ink, width, path }),
  v.strictObject({ kind: v.picklist(['line', 'arrow', 'box', 'oval']), ink, width, box: v.strictTuple([x, y, x, y]) }),
  v.strictObject({
    kind: v.literal('text'),
    ink,
    size: v.picklist(textSizes),
    at: v.strictTuple([x, y]),
    text: text(limits.boardText),
  }),
]);

/** Left and upper edge and width: on the board, and smaller than all of it. */
const part = v.pipe(
  v.strictTuple([x, y, v.pipe(v.number(), v.integer(), v.minValue(Math.floor(boardWidth / largestScale)))]),
  v.check(([left, , width]) => width < boardWidth && left + width <= boardWidth, 'Must be a part of the page.'),
);

/** Pages and what is drawn on them. */
export const boardRequests = {
  /** A deck of this class's section that is ready; `page` of it is shown, or the one that was shown last, or the first. */
  'deck.open': append('moderate', { deck: uuid, page: v.exactOptional(made) }),
  /** Of the class, or of a group. */
  'page.add': append('turn-page', { group: v.exactOptional(made) }),
  'page.show': append('turn-page', { page: pageId }),
  /** Slides and board of the class, for all; what was shown is kept, and is there again with `page.show` or `deck.open`. */
  'board.putAway': append('moderate', {}),
  /** A part of a page of the class for all; without `part` the whole page. Passed over when another page is shown. */
  'part.show': append('turn-page', {
    page: v.pipe(
      pageId,
      v.check((page) => groupOfPage(page) === undefined, 'Must be a page of the class.'),
    ),
    part: v.exactOptional(part),
  }),
  'page.clear': append('moderate', { page: pageId }),
  'mark.make': append('draw', { page: pageId, mark }),
  /** One's own, or as a moderator anybody's. Those that are gone already are passed over. */
  'mark.erase': append('draw', {
    page: pageId,
    marks: v.pipe(v.array(made), v.minLength(1), v.maxLength(limits.marksErased)),
  }),
  /** Opens the board to one, or to everybody. */
  'board.give': append('moderate', { to: v.exactOptional(uuid) }),
  'board.take': append('moderate', { from: v.exactOptional(uuid) }),
  /** A stroke that is being drawn; ephemeral. Replaced by its mark, or by the next word on the same stroke. */
  'board.sketch': request('draw', v.strictObject({ page: pageId, stroke: uuid, ink, width, path }), nothing),
  /** Where one points; without `at` no longer. Ephemeral. */
  'board.point': request('draw', v.strictObject({ page: pageId, at: v.exactOptional(v.strictTuple([x, y])) }), nothing),
} as const;

export const boardPushes = {
  'board.sketched': v.strictObject({ by: uuid, page: pageId, stroke: uuid, ink, width, path }),
  'board.pointed': v.strictObject({ by: uuid, page: pageId, at: v.exactOptional(v.strictTuple([x, y])) }),
} as const;
