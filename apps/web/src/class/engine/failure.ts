import type { LiveError, LiveErrorCode } from '#contract';

/**
 * What can go wrong with a request over the class connection, beyond the gateway's own codes: `NO_CONNECTION` there is no connection now,
 * `CUT_OFF` it was lost before the answer, `NO_ANSWER` none came in time, `BAD_ANSWER` it was not what the contract says. `NO_SLIDES`: some could not be fetched now.
 */
export type FailureCode = LiveErrorCode | 'NO_CONNECTION' | 'CUT_OFF' | 'NO_ANSWER' | 'BAD_ANSWER' | 'NO_SLIDES';

/** A request that was refused or got no answer. `message` is for logs; pages say it in their own words by `code`. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly code: FailureCode;
  /** Path inside the payload, when the gateway named one. */
  readonly field: string | undefined;

  constructor(code: FailureCode, message: string, field?: string) {
    super(message);
    this.code = code;
    this.field = field;
  }

  static of(error: LiveError): RequestFailure {
    return new RequestFailure(error.code, error.message, error.field);
  }
}

export function failureCode(error: unknown): FailureCode {
  return error instanceof RequestFailure ? error.code : 'INTERNAL';
}

/** Worth sending again later, unchanged: the fault lies with the connection or the server's moment, not with what was sent. */
export function isPassing(code: FailureCode): boolean {
  return [
    'NO_CONNECTION',
    'CUT_OFF',
    'NO_ANSWER',
    'BAD_ANSWER',
    'NOT_ENTERED',
    'TOO_MANY',
    'UNAVAILABLE',
    'INTERNAL',
  ].includes(code);
}
