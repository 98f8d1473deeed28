/** What is said of a file; pages have their own words for each in French. */
export const problemCodes = [
  // Of a whole file.
  'NOT_TEXT',
  'NOT_UTF8',
  'BAD_BYTE',
  'NOT_CSV',
  'NOT_ZIP',
  'NOT_READABLE',
  'TOO_LARGE',
  'EMPTY_FILE',
  'MISSING_COLUMN',
  'DOUBLE_COLUMN',
  'MISSING_FILE',
  'WRONG_VERSION',
  // Of a cell.
  'REQUIRED',
  'TOO_LONG',
  'NOT_ONE_LINE',
  'TOO_MANY_CELLS',
  'LOST_CHARACTER',
  'NOT_AN_ID',
  'LOST_DIGITS',
  'NOT_A_NAME',
  'NOT_AN_EMAIL',
  'NOT_A_ZONE',
  'NOT_A_NUMBER',
  'NOT_A_DATE',
  'NOT_IN_ORDER',
  'UNKNOWN_VALUE',
  'TWICE',
  'NOT_FOUND',
  'TAKEN',
  'OTHER_ID',
  // Only worth knowing.
  'UNKNOWN_COLUMN',
  'TAKEN_FOR',
  'IGNORED_FILE',
  'IGNORED_LINE',
  'NO_ADDRESS',
  'SHORTENED',
  'NOT_REMOVED',
  'DIFFERS',
  'RENAMED',
  'OVER_CAPACITY',
  'ERASED',
  'OWN_ROLE',
  'INVITED',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

const notes: ReadonlySet<ProblemCode> = new Set([
  'UNKNOWN_COLUMN',
  'TAKEN_FOR',
  'IGNORED_FILE',
  'IGNORED_LINE',
  'NO_ADDRESS',
  'SHORTENED',
  'NOT_REMOVED',
  'DIFFERS',
  'RENAMED',
  'OVER_CAPACITY',
  'ERASED',
  'OWN_ROLE',
  'INVITED',
]);

/** Where something stands in what was uploaded: file is that of a bundle, line counts from 1 with the heading. */
export interface Position {
  file: string | null;
  line: number;
}

export interface Problem extends Position {
  column: string | null;
  code: ProblemCode;
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

  add(at: Position, column: string | null, code: ProblemCode, value: string, message: string, near = ''): void {
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

/** What stands in the way is named, but not at any length: a cell may hold megabytes. */
export function cut(value: string, longest = longestValue): string {
  return value.length > longest ? `${value.slice(0, longest)}…` : value;
}

/** The file as a whole cannot be read: a problem that nothing can be looked at behind. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code: ProblemCode;
  readonly line: number;
  readonly column: string | null;
  readonly value: string;
  readonly near: string;

  constructor(
    code: ProblemCode,
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
