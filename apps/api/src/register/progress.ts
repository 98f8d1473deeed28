import type { RunState, RunsRepository } from './runs.repository.ts';

/** Milliseconds between two writes of how far it is. */
const pause = 1_000;

/** How far an import is, written beside its transaction, so that others see it. */
export class Progress {
  private lines = 0;
  private total = 0;
  private written = { lines: 0, total: 0 };
  private writing: Promise<unknown> = Promise.resolve();
  private readonly timer = setInterval(() => {
    this.write();
  }, pause).unref();

  constructor(
    private readonly runs: RunsRepository,
    private readonly id: string,
    private readonly state: RunState,
  ) {}

  get isChecking(): boolean {
    return this.state === 'checking';
  }

  /** @param total lines that there are */
  of(total: number): void {
    this.total = total;
  }

  to(lines: number): void {
    this.lines = lines;
  }

  /** Resolves when nothing is written any more. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
  }

  private write(): void {
    const { lines, total } = this;
    if (lines === this.written.lines && total === this.written.total) return;
    this.written = { lines, total };
    this.writing = this.writing.then(() =>
      this.runs
        .noteProgress(this.id, this.state, lines, total)
        // The progress is only shown, so a failure to write it is ignored.
        .catch(() => undefined),
    );
  }
}
