import { docOf, faultOf, takeIn, windowsOf } from '#classroom/notes';
import type { ClassLog } from '../log/class-log.ts';

/** The shared notes of a class as the log has them, and whose window wrote what. */
export class Notes {
  private readonly doc = docOf([]);
  private seen = 0;
  /** Person by Yjs's number for a window. */
  private readonly writers = new Map<number, string>();

  constructor(private readonly log: ClassLog) {}

  /**
   * What is wrong with a change that somebody wants to make.
   *
   * @returns `broken` also when it speaks for somebody else's window: that one's own words would then be taken for repeats
   */
  faultOf(by: string, update: string, longest: number): 'broken' | 'long' | undefined {
    this.catchUp();
    const foreign = windowsOf(update).some((window) => (this.writers.get(window) ?? by) !== by);
    return foreign ? 'broken' : faultOf(this.doc, update, longest);
  }

  private catchUp(): void {
    for (const event of this.log.since(this.seen)) {
      this.seen = event.seq;
      if (event.type !== 'notes-edited') continue;
      const { update } = event.body;
      takeIn(this.doc, [{ seq: event.seq, update }]);
      for (const window of windowsOf(update)) if (!this.writers.has(window)) this.writers.set(window, event.by);
    }
  }
}
