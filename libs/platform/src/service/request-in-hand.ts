import { AsyncLocalStorage } from 'node:async_hooks';

/** The known facts of a request while it is answered. Code that learns more writes it here. */
export interface RequestInHand {
  /** Is in the answer, in the access log, and in each line that is logged meanwhile. */
  readonly id: string;
  /** The GraphQL operation, from the list of operations that we know, never as a client names it. */
  operation?: string;
  /** Id of the person who is signed in. */
  account?: string;
  /** The request comes from a program with a token of that person. */
  byToken?: true;
  /** Stable codes of the errors that it was answered with. */
  readonly codes: string[];
}

const inHand = new AsyncLocalStorage<RequestInHand>();

/** Undefined outside of requests: in jobs, in timers. */
export const requestInHand = (): RequestInHand | undefined => inHand.getStore();

export const withRequestInHand = <T>(request: RequestInHand, work: () => T): T => inHand.run(request, work);

/** @param code one of ours, never text from outside: metrics are labelled with it */
export function noteError(code: string): void {
  inHand.getStore()?.codes.push(code);
}
