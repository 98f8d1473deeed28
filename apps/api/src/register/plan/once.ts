import type { Position, Problems } from '../problems.ts';

/** Says of each thing of a file that stands in it twice where it stood first. */
export class Once {
  private readonly lines = new Map<string, Position>();

  constructor(private readonly problems: Problems) {}

  has(key: string): boolean {
    return this.lines.has(key);
  }

  /** Whether it is the first. */
  first(key: string, at: Position, column: string, value: string, what: string): boolean {
    const before = this.lines.get(key);
    if (!before) {
      this.lines.set(key, at);
      return true;
    }
    const where =
      before.file === at.file ? `line ${before.line}` : `${before.file ?? 'this file'}, line ${before.line}`;
    this.problems.add(at, column, 'TWICE', value, `${what} stands in ${where} already.`);
    return false;
  }
}
