import * as refuse from '#classroom/decide';
import type { Refusal } from '#classroom/decide';
import type { LiveError, LiveErrorCode } from '#contract';

/**
 * An expected refusal: its code and sentence go to the client as they are (libs/contract `LiveError`). Anything else that is thrown is
 * a defect and goes out as INTERNAL with a reference.
 */
export class LiveFailure extends Error {
  override readonly name = 'LiveFailure';
  readonly code: LiveErrorCode;
  /** Path inside the payload. */
  readonly field: string | undefined;

  constructor(code: LiveErrorCode, message: string, field?: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.field = field;
  }

  toAnswer(): LiveError {
    return { code: this.code, message: this.message, ...(this.field === undefined ? {} : { field: this.field }) };
  }
}

/** What the class refuses, as an answer. */
export const failureOf = ({ code, message, field }: Refusal) => new LiveFailure(code, message, field);

export const badInput = (field: string, message: string) => failureOf(refuse.badInput(field, message));
export const notFound = (what: string, field?: string) => failureOf(refuse.notFound(what, field));
export const notAllowed = () => failureOf(refuse.notAllowed());

/** A person waits while the class is locked. */
export const isWaiting = (error: unknown) => error instanceof LiveFailure && error.code === 'WAITING';

export const tooFast = (source: string) =>
  new LiveFailure('TOO_MANY', `The ${source} took more of everybody's line than it may; wait some seconds.`, 'source');

export const classEnded = () => new LiveFailure('CLASS_ENDED', 'The class has ended; it can only be read.');

export const unavailable = (what: string, cause?: unknown) =>
  new LiveFailure('UNAVAILABLE', `${what} cannot be reached at the moment; try again in some seconds.`, undefined, {
    cause,
  });
