import { signal } from '@preact/signals';
import { SignInDocument } from '#contract/graphql/graphql';
import { idOf } from './document.ts';
import { fetchInTime } from './in-time.ts';

type Answer = (signedInAgain: boolean) => void;

/** Set while a request waits for its person, whose sign-in has ended meanwhile, to sign in again (shell/SignInAgain). */
export const waitingForSignIn = signal<Answer | undefined>(undefined);

let watching = false;
let waiting: Promise<boolean> | undefined;

/** From now on a sign-in is there, so that "not signed in" means that it has ended. */
export function watchSignIn(on: boolean): void {
  watching = on;
}

/**
 * `fetch` for the API. When the sign-in has ended, the request is held until the person has signed in over the page and
 * is then sent again: the page, and what was typed into it, stays as it was.
 */
export const fetchSignedIn: typeof fetch = async (input, init) => {
  const response = await fetchInTime(input, init);
  if (!watching || isSignIn(init) || !(await saysNotSignedIn(response))) return response;
  waiting ??= askToSignIn();
  return (await waiting) ? fetchInTime(input, init) : response;
};

async function askToSignIn(): Promise<boolean> {
  const signedIn = await new Promise<boolean>((resolve) => {
    waitingForSignIn.value = resolve;
  });
  waitingForSignIn.value = undefined;
  waiting = undefined;
  return signedIn;
}

/** The sign-in itself must come through while other requests wait for it. */
function isSignIn(init: RequestInit | undefined): boolean {
  return typeof init?.body === 'string' && init.body.includes(idOf(SignInDocument));
}

async function saysNotSignedIn(response: Response): Promise<boolean> {
  // For a file only the status counts: its content may be anybody's words.
  if (new URL(response.url).pathname.startsWith('/files/')) return response.status === 401;
  const text = await response.clone().text();
  return text.includes('"NOT_SIGNED_IN"');
}
