import * as Y from 'yjs';
import { root } from './change-shape.ts';
import type { Id, Shape, Struct } from './change-shape.ts';

/**
 * What Yjs would have to walk over to take a change in. It looks for a new struct's place between its two neighbours, and passes over
 * each that others put there; pages write where they see both neighbours side by side, so those are few. A person who names neighbours far
 * apart makes each struct cost as much as the notes have.
 *
 * @param enough where counting stops
 * @returns steps, an upper bound; undefined when something is not there that the change builds upon
 */
export function costOf(doc: Y.Doc, { structs, ranges }: Shape, enough: number): number | undefined {
  const [window, ...more] = new Set(structs.map(({ client }) => client));
  // A page writes as one window.
  if (more.length > 0) return undefined;
  const begin = window === undefined ? 0 : Y.getState(doc.store, window);
  let end = begin;
  /** Structs of this change that may stand between others of it. */
  let branches = 0;
  let steps = 0;
  let last: Id | undefined;
  for (const struct of structs) {
    const { client, clock, length } = struct;
    // Known already: a repeat. Anything in between is no change of a page.
    if (clock + length <= begin) continue;
    if (clock !== end) return undefined;
    for (const neighbour of [struct.origin, struct.rightOrigin])
      if (!isThere(doc, neighbour, client, end)) return undefined;
    const goesOn = last !== undefined && struct.origin?.client === client && struct.origin.clock === last.clock;
    if (!goesOn) {
      branches += 1;
      steps += branches + between(doc, struct, client, begin, enough - steps);
    }
    steps += 1;
    if (steps > enough) return steps;
    end = clock + length;
    last = { client, clock: end - 1 };
  }
  for (const { client, clock, length } of ranges) {
    const known = client === window ? end : Y.getState(doc.store, client);
    if (clock + length > known) return undefined;
    steps += 1;
  }
  return steps;
}

const isThere = (doc: Y.Doc, id: Id | undefined, window: number, end: number): boolean =>
  id === undefined || id.clock < (id.client === window ? end : Y.getState(doc.store, id.client));

/** Structs of the notes between the neighbours of a new one; those of the same change are counted apart. */
function between(doc: Y.Doc, { origin, rightOrigin }: Struct, window: number, begin: number, enough: number): number {
  const isNew = (id: Id) => id.client === window && id.clock >= begin;
  // Nothing that is there knows of it, and so nothing that is there stands behind it.
  if (origin && isNew(origin)) return 0;
  const right = rightOrigin && !isNew(rightOrigin) ? itemAt(doc, rightOrigin) : null;
  const left = origin ? itemAt(doc, origin) : undefined;
  // Yjs joins what one window wrote in one go: both neighbours may stand in the same piece, which it cuts there.
  if (left === right) return 0;
  let at = left ? left.right : doc.getText(root)._start;
  let steps = 0;
  while (at !== null && at !== right && steps <= enough) {
    steps += 1;
    at = at.right;
  }
  return steps;
}

const itemAt = (doc: Y.Doc, { client, clock }: Id): Y.Item => Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item;

/** Characters of the notes after a change whose cost is known. */
export function lengthAfter(doc: Y.Doc, { structs, ranges }: Shape): number {
  let { length } = doc.getText(root);
  const begin = new Map<number, number>();
  const begins = (client: number) => {
    let known = begin.get(client);
    if (known === undefined) begin.set(client, (known = Y.getState(doc.store, client)));
    return known;
  };
  const fresh = structs.filter(({ client, clock, deleted }) => !deleted && clock >= begins(client));
  for (const struct of fresh) length += struct.length;
  for (const range of ranges) {
    const end = range.clock + range.length;
    const items = doc.store.clients.get(range.client) ?? [];
    const first = range.clock < begins(range.client) ? Y.findIndexSS(items, range.clock) : items.length;
    for (let index = first; index < items.length; index++) {
      const item = items[index];
      if (!item || item.id.clock >= end) break;
      if (!item.deleted) length -= overlap(item.id.clock, item.length, range);
    }
    if (end <= begins(range.client)) continue;
    for (const struct of fresh)
      if (struct.client === range.client) length -= overlap(struct.clock, struct.length, range);
  }
  return length;
}

const overlap = (clock: number, length: number, range: { clock: number; length: number }): number =>
  Math.max(0, Math.min(clock + length, range.clock + range.length) - Math.max(clock, range.clock));

/** Structs that the notes are made of. */
export function structsIn(doc: Y.Doc): number {
  let structs = 0;
  for (const items of doc.store.clients.values()) structs += items.length;
  return structs;
}
