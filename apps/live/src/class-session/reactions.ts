import type { Push, Reaction } from '#contract';

/** ms for which reactions are gathered before they are told: two hundred at once are one small message. */
const gatherMs = 1_000;

export class Reactions {
  private readonly counts = new Map<Reaction, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly tell: (payload: Push<'class.reactions'>) => void) {}

  add(reaction: Reaction): void {
    this.counts.set(reaction, (this.counts.get(reaction) ?? 0) + 1);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const counts = [...this.counts].map(([reaction, count]) => ({ reaction, count }));
      this.counts.clear();
      this.tell({ counts });
    }, gatherMs).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
