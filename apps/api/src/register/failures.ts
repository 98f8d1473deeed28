import { QueryFailedError } from 'typeorm';
import { AppError } from '#platform';
import { Unsure } from './bytes/question.ts';
import { Moved } from './carry-out.ts';

/** The sentence says why the file cannot be applied. */
export class NotAppliable extends Error {
  override readonly name = 'NotAppliable';
}

/** Codes of PostgreSQL for conflicts with another transaction. Another attempt succeeds. */
const passing = new Set(['23505', '40001', '40P01']);

/** The database: it is restarted, or its disk is full. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = (error instanceof QueryFailedError ? error.driverError : error) as { code?: string };
  return code === undefined ? /connection/i.test(error.message) : /^(08|53|57P0|ECONN|EPIPE)/.test(code);
}

export const interrupted = 'Nothing was changed: the service was stopped in the middle. Upload the file again.';

/** Whether the failure is an expected one, which the import itself explains. */
export const isExpected = (error: unknown): boolean =>
  error instanceof NotAppliable || error instanceof AppError || error instanceof Unsure;

/** Whether another attempt may succeed. */
export function isPassing(error: unknown): boolean {
  if (error instanceof Moved) return true;
  return error instanceof QueryFailedError && passing.has((error.driverError as { code?: string }).code ?? '');
}

/** The sentence that the import shows. */
export function sentenceFor(error: unknown): string {
  // A section that follows a cohort and is full, for example: the sentence says what to do.
  if (error instanceof NotAppliable || error instanceof AppError) return `Nothing was changed. ${error.message}`;
  if (error instanceof Unsure)
    return 'Nothing was changed: it must be asked how this file is to be read. Upload it again.';
  if (isPassing(error)) {
    return 'Nothing was changed: others were changing the same things at the same time. Upload the file again.';
  }
  return 'Nothing was changed: something went wrong on our side. Upload the file again.';
}
