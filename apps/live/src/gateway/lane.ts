/** Messages of one connection that are handled one after the other. */
export class Lane {
  private last: Promise<void> = Promise.resolve();
  /** Handled or waiting now. */
  length = 0;

  /** @param task must not reject */
  run(task: () => Promise<void>): void {
    this.length++;
    this.last = this.last.then(task).finally(() => {
      this.length--;
    });
  }
}
