import type { NextFunction, Request, Response } from 'express';
import { AppError } from '#platform';
import type { ErrorCode } from '#platform';
import { noteError } from '#platform/nest';
import { extensionsOf } from '../graphql/error-extensions.ts';
import type { BearerTokens } from '../sign-in/bearer-tokens.ts';
import type { SignIns } from '../sign-in/sign-ins.ts';
import type { Requests } from './requests.ts';
import { Turns } from './turns.ts';

/** A page asks for three things at once, seldom for more. */
const limits = { running: 4, waiting: 100, waitMs: 10_000 } as const;

/**
 * Requests that one person makes at the same time wait for each other, not for other people's: thirty timetables of one person
 * filled all connections of the database. They are counted by the sign-in or the token before anything is loaded, and by the
 * person, who may have signed in more than once. A caller who is not signed in can ask nothing that takes long.
 */
export function inTurn(signIns: SignIns, bearer: BearerTokens, requests: Requests) {
  const bySignIn = new Turns(limits);
  const byPerson = new Turns(limits);
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const shown = bearer.shownIn(request.headers);
    const token = shown ?? signIns.tokenIn(request.headers.cookie);
    if (token === undefined) {
      next();
      return;
    }
    const ends: (() => void)[] = [];
    let closed = false;
    const over = () => {
      closed = true;
      for (const end of ends.splice(0)) end();
    };
    response.once('finish', over).once('close', over);
    const wait = async (turns: Turns, key: string) => {
      ends.push(await turns.take(key));
      if (closed) over();
      return !closed;
    };
    try {
      if (!(await wait(bySignIn, token))) return;
      // The next use of the token reports why it cannot be looked up.
      const context = await requests.of(request, response).catch((error: unknown) => {
        if (shown !== undefined && error instanceof AppError) throw error;
        return undefined;
      });
      if (context?.actor && !(await wait(byPerson, context.actor.personId))) return;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refuse(response, error);
      return;
    }
    next();
  };
}

const statusOf: Partial<Record<ErrorCode, number>> = {
  UNAVAILABLE: 503,
  TOO_MANY_ATTEMPTS: 429,
  TOKEN_UNKNOWN: 401,
  TOKEN_EXPIRED: 401,
};

function refuse(response: Response, error: AppError): void {
  const { code, message } = error;
  noteError(code);
  const extensions = extensionsOf(error);
  const status = statusOf[code] ?? 400;
  // RFC 6750 3.1 has one word for a token that is unknown, revoked or too old.
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="ikiraro", error="invalid_token"');
  const { retryAfterSeconds } = extensions;
  if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds));
  response.status(status).json({ errors: [{ message, extensions }] });
}
