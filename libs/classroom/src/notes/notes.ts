import * as Y from 'yjs';
import { mostInAll, root, shapeOf } from './change-shape.ts';
import type { NotesUpdate } from '../state.ts';

/**
 * The shared notes of a class: one text that many write at once, also without a line. Each change is an event that holds a Yjs update, so
 * the notes are the sum of their events in whatever order they arrive (YATA, Nicolaescu et al., 2016). They are put together for the people who need them; the state
 * carries the updates as they are. An entry of its own, so that the pages fetch Yjs with the notes only.
 */

/** Characters inserted by one change at most; longer ones are made of several. */
export const piece = 1_000;

export function textOf(doc: Y.Doc): Y.Text {
  return doc.getText(root);
}

/** A document with these changes. Damaged ones cost themselves and nothing else. */
export function docOf(updates: readonly NotesUpdate[]): Y.Doc {
  const doc = new Y.Doc();
  takeIn(doc, updates);
  return doc;
}

/**
 * For pages, which trust the live service to have looked at what others do: what is no text at all is passed over before Yjs sees it, for
 * a class may be older than that look.
 *
 * @param origin told to those who observe the document
 */
export function takeIn(doc: Y.Doc, updates: readonly NotesUpdate[], origin?: unknown): void {
  for (const { update } of updates) {
    try {
      const bytes = fromBase64(update);
      if (shapeOf(bytes, mostInAll)) Y.applyUpdate(doc, bytes, origin);
    } catch {
      continue;
    }
  }
}

export function notesText(updates: readonly NotesUpdate[]): string {
  return textOf(docOf(updates)).toJSON();
}

/** Several changes made here, as the one that is sent. */
export function together(updates: readonly Uint8Array[]): string {
  return toBase64(Y.mergeUpdates([...updates]));
}

export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** What makes `after` of `before`: one place, found from both ends. @param caret where the writer is in `after` */
export function spliceOf(before: string, after: string, caret = after.length): Splice {
  const shorter = Math.min(before.length, after.length);
  // Not beyond the caret: in "aa" it says which of the two was typed.
  let end = 0;
  const most = Math.min(shorter, after.length - Math.min(caret, after.length));
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  let at = 0;
  while (at < shorter - end && before[at] === after[at]) at++;
  while (end < shorter - at && before.at(-1 - end) === after.at(-1 - end)) end++;
  // Never half of a surrogate pair.
  if (at > 0 && isHigh(before, at - 1)) at--;
  if (end > 0 && isLow(after, after.length - end)) end--;
  return { at, remove: before.length - end - at, insert: after.slice(at, after.length - end) };
}

/** Writes a splice, long ones in pieces, each a change of its own. */
export function write(doc: Y.Doc, { at, remove, insert }: Splice, origin: unknown): void {
  const text = textOf(doc);
  if (remove > 0)
    doc.transact(() => {
      text.delete(at, remove);
    }, origin);
  for (let from = 0; from < insert.length;) {
    let to = Math.min(insert.length, from + piece);
    if (to < insert.length && isHigh(insert, to - 1)) to--;
    const [place, part] = [at + from, insert.slice(from, to)];
    doc.transact(() => {
      text.insert(place, part);
    }, origin);
    from = to;
  }
}

const isHigh = (text: string, at: number) => /[\uD800-\uDBFF]/.test(text.charAt(at));
const isLow = (text: string, at: number) => /[\uDC00-\uDFFF]/.test(text.charAt(at));

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** @throws {Error} when it is not base64 */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
