import type { NextFunction, Request, Response } from 'express';
import { AppError } from '#platform';
import { noteError } from '#platform/nest';
import type { SignIns } from '../sign-in/sign-ins.ts';
import type { Requests } from './requests.ts';
import { Turns } from './turns.ts';

/** A page asks for three things at once, seldom for more. */
const limits = { running: 4, waiting: 100, waitMs: 10_000 } as const;

/**
 * What somebody asks for at the same time waits for itself, and not others for it: thirty timetables of one person filled all connections of the
 * database. Counted by the sign-in, before anything is looked up, and by the person, who may have signed in more than once. Who is not signed in
 * has nothing to ask that takes long.
 */
export function inTurn(signIns: SignIns, requests: Requests) {
  const bySignIn = new Turns(limits);
  const byPerson = new Turns(limits);
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const token = signIns.tokenIn(request.headers.cookie);
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
      // Why it cannot be looked up is said where it is needed next.
      const context = await requests.of(request, response).catch(() => undefined);
      if (context?.actor && !(await wait(byPerson, context.actor.personId))) return;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, message, facts } = error;
      noteError(code);
      response.status(code === 'UNAVAILABLE' ? 503 : 429).json({ errors: [{ message, extensions: { code, facts } }] });
      return;
    }
    next();
  };
}
