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

export const badInput = (field: string, message: string) => new LiveFailure('BAD_INPUT', message, field);

/** "Not there" and "not yours" look the same. */
export const notFound = (what: string, field?: string) =>
  new LiveFailure('NOT_FOUND', `No ${what} with this id that is yours; it may be closed already.`, field);

export const notAllowed = () => new LiveFailure('NOT_ALLOWED', 'You may not do this in this class now.');

/** Somebody stands before a locked door. */
export const isWaiting = (error: unknown) => error instanceof LiveFailure && error.code === 'WAITING';

export const tooMuch = (what: string) =>
  new LiveFailure('TOO_MUCH', `This class has as many ${what} as it can hold; remove some first.`);

export const tooFast = (source: string) =>
  new LiveFailure('TOO_MANY', `The ${source} took more of everybody's line than it may; wait some seconds.`, 'source');

export const classEnded = () => new LiveFailure('CLASS_ENDED', 'The class has ended; it can only be read.');

export const unavailable = (what: string, cause?: unknown) =>
  new LiveFailure('UNAVAILABLE', `${what} cannot be reached at the moment; try again in some seconds.`, undefined, {
    cause,
  });
