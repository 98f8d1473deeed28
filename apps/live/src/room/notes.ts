import * as Y from 'yjs';
import type { ClassEvent } from '#classroom';
import { changed, docOf, takeIn } from '#classroom/notes';
import type { Change } from '#classroom/notes';
import type { ClassLog } from '../log/class-log.ts';

/** The shared notes of a class as the log has them, and whose window wrote what. */
export class Notes {
  private doc = docOf([]);
  private seen = 0;
  /** Person by Yjs's number for a window. */
  private readonly writers = new Map<number, string>();

  constructor(private readonly log: ClassLog) {}

  /**
   * What the notes would be with this change.
   *
   * @returns `broken` also when it speaks for somebody else's window: that one's own words would then be taken for repeats
   */
  check(by: string, update: string, longest: number): Change | 'broken' | 'long' {
    this.catchUp();
    const change = changed(this.doc, update, longest);
    if (typeof change === 'string') return change;
    const foreign = change.clients.some((client) => (this.writers.get(client) ?? by) !== by);
    return foreign ? 'broken' : change;
  }

  private catchUp(): void {
    const { seq } = this.log.state;
    if (seq === this.seen) return;
    const edits = this.log.since(this.seen).filter((event) => event.type === 'notes-edited');
    this.seen = seq;
    for (const edit of edits) this.take(edit);
  }

  private take({ seq, by, body: { update } }: Extract<ClassEvent, { type: 'notes-edited' }>): void {
    takeIn(this.doc, [{ seq, update }]);
    for (const { id } of Y.decodeUpdate(Uint8Array.from(Buffer.from(update, 'base64'))).structs) {
      if (!this.writers.has(id.client)) this.writers.set(id.client, by);
    }
  }
}
