import type { CombinedError } from '@urql/preact';
import { limits } from '#contract/limits';
import { wordFor } from '../words/word-for.ts';
import type { MessageId, MessageValues } from '../words/words.ts';
import { isOutOfTime } from './in-time.ts';

/** An error, which the page puts into its own words. */
export interface Problem {
  /** The API's stable code, or OFFLINE when nothing came back, TOO_SLOW when not in time, or one of the page's own. */
  code: string;
  /** Name of the field in the form, from the last part of the API's path (`input.startsOn` is `startsOn`). */
  field?: string | undefined;
  facts?: Record<string, string | number> | undefined;
  /** Reference under which the service logged a defect. */
  reference?: string | undefined;
}

const words: Record<string, MessageId> = {
  BAD_INPUT: 'error.badInput',
  NOT_SIGNED_IN: 'error.notSignedIn',
  NOT_FOUND: 'error.notFound',
  WRONG_CREDENTIALS: 'error.wrongCredentials',
  TOO_MANY_ATTEMPTS: 'error.tooManyAttempts',
  LINK_EXPIRED: 'error.linkExpired',
  CONFLICT: 'error.conflict',
  UNKNOWN_DOCUMENT: 'error.unknownDocument',
  CLASS_NOT_OPEN: 'error.classNotOpen',
  CLASS_ENDED: 'error.classEnded',
  NOT_ALLOWED: 'error.notAllowed',
  UNAVAILABLE: 'error.unavailable',
  OFFLINE: 'error.offline',
  TOO_SLOW: 'error.tooSlow',
  REQUIRED: 'error.required',
  NOT_AN_EMAIL: 'error.notAnEmail',
  TOO_SHORT: 'error.tooShort',
  TOO_SMALL: 'error.tooSmall',
  TOO_LARGE: 'error.tooLarge',
  MALFORMED: 'error.malformed',
  ENDS_BEFORE_START: 'error.endsBeforeStart',
  IN_THE_PAST: 'error.inThePast',
  OUTSIDE_TERM: 'error.outsideTerm',
  NO_SUCH_TIME: 'error.noSuchTime',
  CLASS_BEGUN: 'error.classBegun',
};

/** Closer words where something was typed: who reads them asks first whether that is lost. */
export const typedWords: Partial<Record<string, MessageId>> = {
  UNAVAILABLE: 'error.unavailableTyped',
  TOO_SLOW: 'error.tooSlowTyped',
};

/**
 * The message of a problem and what it is filled with. `own` are a page's closer words for some codes, closest for a code at one field
 * ('CONFLICT startsOn').
 */
export function problemWords(
  problem: Problem,
  own: Partial<Record<string, MessageId>> = {},
): { id: MessageId; values: MessageValues } {
  const defect: MessageId = problem.reference === undefined ? 'error.internal' : 'error.internalReference';
  const id =
    wordFor(own, `${problem.code} ${problem.field ?? ''}`) ??
    wordFor(own, problem.code) ??
    wordFor(words, problem.code) ??
    defect;
  const seconds = Number(problem.facts?.['seconds'] ?? 60);
  const values = {
    // Up to a minute the wait is given in seconds.
    minutes: seconds > 60 ? Math.ceil(seconds / 60) : 0,
    seconds,
    reference: problem.reference ?? '',
    opensBefore: limits.opensBeforeMinutes,
    ...problem.facts,
  };
  return { id, values };
}

/** The first problem of an answer. Anything that is not one of the API's own errors counts as INTERNAL. */
export function problemOf(error: CombinedError): Problem {
  return problemsOf(error)[0] ?? { code: 'INTERNAL' };
}

/** The field of an entry of a list: of which list, the how manieth entry, which part of it. Undefined: the form has none. */
export type FieldOfEntry = (list: string, place: number, part: string | undefined) => string | undefined;

const entryPath = /^(?:input\.)?(?<list>\w+)\.(?<place>\d+)(?:\.(?<part>\w+))?$/;

/** Every problem of an answer. @param fieldOfEntry for forms with lists, so that a problem stands at its entry */
export function problemsOf(error: CombinedError, fieldOfEntry?: FieldOfEntry): Problem[] {
  if (error.graphQLErrors.length === 0) return [{ code: isOutOfTime(error.networkError) ? 'TOO_SLOW' : 'OFFLINE' }];
  return error.graphQLErrors.map(({ extensions }) => ({
    code: textOf(extensions['code']) ?? 'INTERNAL',
    field: fieldAt(textOf(extensions['field']), fieldOfEntry),
    facts: factsOf(extensions),
    reference: textOf(extensions['reference']),
  }));
}

function fieldAt(path: string | undefined, fieldOfEntry: FieldOfEntry | undefined): string | undefined {
  const { list, place, part } = entryPath.exec(path ?? '')?.groups ?? {};
  const ofEntry = list === undefined ? undefined : fieldOfEntry?.(list, Number(place), part);
  return ofEntry ?? path?.split('.').at(-1);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** With the seconds to wait, where the service says them. */
function factsOf({ facts, retryAfterSeconds }: Record<string, unknown>): Problem['facts'] {
  const seconds = typeof retryAfterSeconds === 'number' ? { seconds: retryAfterSeconds } : {};
  if (typeof facts !== 'object' || facts === null) return retryAfterSeconds === undefined ? undefined : seconds;
  const plain = Object.entries(facts).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  );
  return { ...seconds, ...Object.fromEntries(plain) };
}
