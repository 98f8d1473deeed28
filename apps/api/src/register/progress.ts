import type { DataSource } from 'typeorm';

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
    private readonly dataSource: DataSource,
    private readonly id: string,
    private readonly state: 'checking' | 'applying',
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
      this.dataSource
        .query('UPDATE register_import SET lines_done = $2, lines_total = $3 WHERE id = $1 AND state = $4', [
          this.id,
          lines,
          total,
          this.state,
        ])
        // Of a bar that does not move nothing depends.
        .catch(() => undefined),
    );
  }
}
