/**
 * Work of one kind is done in the order in which it was asked for, each after the one before has ended, well or not: otherwise the
 * service may see two changes the other way round, and the older answer may come last.
 */
export class InTurn {
  private readonly last = new Map<string, Promise<unknown>>();

  do<Result>(kind: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(kind);
    const mine = before ? before.then(work, work) : work();
    this.last.set(kind, mine);
    const tidy = () => {
      if (this.last.get(kind) === mine) this.last.delete(kind);
    };
    mine.then(tidy, tidy);
    return mine;
  }
}
