/** Why a command is refused; each is a code that the live service answers with as it is. */
export type RefusalCode = 'BAD_INPUT' | 'NOT_ALLOWED' | 'NOT_FOUND' | 'TOO_MUCH' | 'POLL_CLOSED';

/** A command that is refused: what was wrong, where, and what to do. */
export class Refusal {
  readonly code: RefusalCode;
  /** In English; pages say it in their own words by `code`. */
  readonly message: string;
  /** Path inside the command. */
  readonly field: string | undefined;

  constructor(code: RefusalCode, message: string, field?: string) {
    this.code = code;
    this.message = message;
    this.field = field;
  }
}

export const badInput = (field: string, message: string) => new Refusal('BAD_INPUT', message, field);

/** "Not there" and "not yours" look the same. */
export const notFound = (what: string, field?: string) =>
  new Refusal('NOT_FOUND', `No ${what} with this id that is yours; it may be closed already.`, field);

export const notAllowed = () => new Refusal('NOT_ALLOWED', 'You may not do this in this class now.');

export const tooMuch = (what: string) =>
  new Refusal('TOO_MUCH', `This class has as many ${what} as it can hold; remove some first.`);
