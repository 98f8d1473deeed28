import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { ErrorCode } from '#platform';
import { noteError } from '#platform/nest';
import { extensionsOf } from './error-extensions.ts';
import type { ErrorExtensions } from './error-extensions.ts';
import { reported } from './format-error.ts';
import { knownError } from './known-errors.ts';

const statusOf: Partial<Record<ErrorCode, number>> = {
  NOT_SIGNED_IN: 401,
  TOKEN_UNKNOWN: 401,
  TOKEN_EXPIRED: 401,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_MANY_ATTEMPTS: 429,
  UNAVAILABLE: 503,
};

/** The last stop of every error. In GraphQL it goes on to `formatError`; over plain HTTP it is answered in the same shape. */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    // An error that a resolver returns is an error for graphql-js, just as one that it throws.
    if (host.getType<'graphql' | 'http'>() === 'graphql') {
      return error instanceof Error ? error : new Error(String(error));
    }
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.destroy();
      return undefined;
    }
    // A handler may have set another content type, or a file name.
    response.removeHeader('Content-Disposition');
    const { status, message, ...extensions } = answer(error);
    noteError(extensions.code);
    const { retryAfterSeconds } = extensions;
    if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds));
    response.status(status).json({ errors: [{ message, extensions }] });
    return undefined;
  }
}

interface Answer extends ErrorExtensions {
  status: number;
  message: string;
  reference?: string;
}

function answer(error: unknown): Answer {
  const known = knownError(error);
  if (known) return { status: statusOf[known.code] ?? 400, message: known.message, ...extensionsOf(known) };
  const status = error instanceof HttpException ? error.getStatus() : statusSetBy(error);
  if (status === 404) return { status, message: 'There is no such page.', code: 'NOT_FOUND' };
  if (status === 413) return { status, message: 'The request is too large.', code: 'BAD_INPUT' };
  if (status >= 400 && status < 500) return { status, message: 'The request cannot be read.', code: 'BAD_INPUT' };
  return { status: 500, code: 'INTERNAL', ...reported(error) };
}

/** Express's body parsers say by `status` what is wrong with a body. */
function statusSetBy(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : 500;
}
