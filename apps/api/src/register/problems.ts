import { registerNotes } from '#contract/register-problems';
import type { RegisterProblemCode } from '#contract/register-problems';

const notes: ReadonlySet<RegisterProblemCode> = new Set(registerNotes);

/** Where something stands in what was uploaded: file is that of a bundle, line counts from 1 with the heading. */
export interface Position {
  file: string | null;
  line: number;
}

export interface Problem extends Position {
  column: string | null;
  code: RegisterProblemCode;
  value: string;
  message: string;
  /** What there is that may be meant, or is taken for meant. */
  near: string | null;
  /** Does not stop applying. */
  note: boolean;
}

/** How many of each are kept to be shown. */
export const shown = 200;
const longestValue = 80;
/** All headings of a file are more than a cell. */
const longestLine = 600;

/** Everything that is wrong with a file, all of it at once; the first are kept, the rest counted. */
export class Problems {
  private readonly errors: Problem[] = [];
  private readonly notes: Problem[] = [];
  private errorCount = 0;

  add(at: Position, column: string | null, code: RegisterProblemCode, value: string, message: string, near = ''): void {
    const note = notes.has(code);
    const list = note ? this.notes : this.errors;
    if (!note) this.errorCount += 1;
    if (list.length >= shown) return;
    const shortly = cut(value, code === 'MISSING_COLUMN' ? longestLine : longestValue);
    list.push({ ...{ file: at.file, line: at.line, column, code, value: shortly, message, note }, near: near || null });
  }

  /** Of those that stop applying. */
  get count(): number {
    return this.errorCount;
  }

  /** The first, errors before notes, each in the order of the files. */
  get list(): Problem[] {
    return [...this.errors, ...this.notes].slice(0, shown);
  }
}

/** The value of a problem, cut: a cell may hold megabytes. */
export function cut(value: string, longest = longestValue): string {
  return value.length > longest ? `${value.slice(0, longest)}…` : value;
}

/** Thrown when a file cannot be read at all: no other problem of it can be found. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code: RegisterProblemCode;
  readonly line: number;
  readonly column: string | null;
  readonly value: string;
  readonly near: string;

  constructor(
    code: RegisterProblemCode,
    message: string,
    at: { line?: number; column?: string; value?: string; near?: string } = {},
  ) {
    super(message);
    this.code = code;
    this.line = at.line ?? 1;
    this.column = at.column ?? null;
    this.value = at.value ?? '';
    this.near = at.near ?? '';
  }
}

export const badFile = (...about: ConstructorParameters<typeof FileError>): FileError => new FileError(...about);
