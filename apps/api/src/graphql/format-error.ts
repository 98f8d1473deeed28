import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { noteError } from '#platform/nest';
import { maxTokens } from './document-limits.ts';
import { extensionsOf } from './error-extensions.ts';
import { knownError } from './known-errors.ts';

const logger = new Logger('GraphQL');

/** Codes of Apollo's own errors about a request: they are the client's fault, and their message says what is wrong. */
const ofTheRequest = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** graphql-js stops reading at the limit, so the number of tokens is not known. */
const tooManyTokens = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;
const tokens: GraphQLFormattedError = {
  message: `This document has more than ${maxTokens} words and signs. Ask in smaller parts.`,
  extensions: { code: 'DOCUMENT_REFUSED', facts: { limit: 'tokens', most: maxTokens } },
};

/** Expected errors as they are; everything else becomes INTERNAL with a reference that is in the log. Never a stack trace. */
export function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const error = answered(formatted, thrown);
  noteError(String(error.extensions?.['code']));
  return error;
}

function answered(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const { path, locations } = formatted;
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  const error = unwrapResolverError(thrown);
  const known = knownError(error);
  if (known) return { message: known.message, ...place, extensions: { ...extensionsOf(known) } };
  const code = formatted.extensions?.['code'];
  const refusal = formatted.extensions?.['refusal'];
  if (refusal)
    return { message: formatted.message, ...place, extensions: { code: 'DOCUMENT_REFUSED', facts: refusal } };
  if (thrown instanceof GraphQLError && typeof code === 'string') {
    if (tooManyTokens.test(formatted.message)) return tokens;
    if (ofTheRequest.has(code)) return { message: formatted.message, ...place, extensions: { code } };
    if (code === 'BAD_USER_INPUT') return badUserInput(formatted.message, place);
  }
  const { message, reference } = reported(error);
  return { message, ...place, extensions: { code: 'INTERNAL', reference } };
}

/** Variables that do not fit the schema; graphql-js names the place: `Variable "$input" got invalid value 1 at "input.name"; ...` */
function badUserInput(message: string, place: object): GraphQLFormattedError {
  const field = / at "([\w.[\]]+)"/.exec(message)?.[1] ?? /^Variable "\$(\w+)"/.exec(message)?.[1];
  return { message, ...place, extensions: { code: 'BAD_INPUT', ...(field ? { field } : {}) } };
}

/** Logs the defect. @returns a sentence with the reference by which it is found there */
export function reported(error: unknown): { message: string; reference: string } {
  const reference = randomUUID().slice(0, 8);
  logger.error(`${reference} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const message = `Something went wrong on our side. Try again; if it stays, report reference ${reference}.`;
  return { message, reference };
}
