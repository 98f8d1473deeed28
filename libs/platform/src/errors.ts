/**
 * Errors that callers are meant to see. Each has a stable code (clients and tests rely on it), a sentence in English that
 * says what was wrong, where, and what to do, and optionally the field it is about. Anything else that is thrown is a
 * defect: it is logged with a reference and the caller sees only INTERNAL and that reference.
 */
export const errorCodes = [
  'BAD_INPUT',
  'NOT_SIGNED_IN',
  'NOT_FOUND',
  'WRONG_CREDENTIALS',
  'TOO_MANY_ATTEMPTS',
  'LINK_EXPIRED',
  'CONFLICT',
  /** Somebody else changed it since it was read. */
  'STALE',
  /** A document that the server does not know by this hash. */
  'UNKNOWN_DOCUMENT',
  /** A document that asks for more than it may. */
  'DOCUMENT_REFUSED',
  'CLASS_NOT_OPEN',
  'CLASS_ENDED',
  'NOT_ALLOWED',
  /** An API token that does not exist, was revoked, or whose person has left. The caller is not told which. */
  'TOKEN_UNKNOWN',
  'TOKEN_EXPIRED',
  /** The token does not have the scope `facts.scope`. */
  'SCOPE_MISSING',
  /** A list has more items than are done at once; `facts.most` and `facts.count` say how many. */
  'TOO_MANY',
  /** The texts in `facts.addresses` are no addresses. */
  'NOT_AN_EMAIL',
  'FILE_TOO_LARGE',
  'TOO_MANY_DECKS',
  'TOO_MANY_DOCUMENTS',
  /** What a file that was uploaded is, or holds, is not taken. */
  'FILE_KIND_UNKNOWN',
  'FILE_BROKEN',
  'FILE_ENCRYPTED',
  'FILE_TOO_HARD',
  'FILE_ACTIVE',
  /** The request is right, but the database is unavailable or too busy. */
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** Path of the offending field, e.g. `input.startsAt`; shown next to that field. */
  readonly field: string | undefined;
  /** Facts a page may put into its own words, e.g. `{ seconds: 30 }`. */
  readonly facts: Readonly<Record<string, string | number>> | undefined;

  constructor(code: ErrorCode, message: string, field?: string, facts?: Readonly<Record<string, string | number>>) {
    super(message);
    this.code = code;
    this.field = field;
    this.facts = facts;
  }
}

/** "Not found" and "not yours" look the same to the caller, so there is one function for both. */
export function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', `No ${what} with this id that you may see.`);
}

export function badInput(field: string, message: string, facts?: AppError['facts']): AppError {
  return new AppError('BAD_INPUT', message, field, facts);
}

/** @param what in the plural, for the sentence */
export const tooMany = (field: string, what: string, most: number, count: number): AppError =>
  new AppError('TOO_MANY', `At most ${most} ${what} at once; these are ${count}.`, field, { most, count });
