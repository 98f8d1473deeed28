import { EnterClassDocument } from '#contract/graphql/graphql';
import type { EnterClassMutation } from '#contract/graphql/graphql';
import { idOf } from '../api/document.ts';
import { fetchSignedIn, waitingForSignIn } from '../api/signed-in.ts';
import { chosenDevices } from './devices.ts';
import type { Admission, Refusal } from './engine/admission.ts';
import type { LiveClass } from './engine/live-class.ts';
import type { MediaChoice } from './engine/media/want.ts';

const refusals = new Map<unknown, Refusal>([
  ['NOT_FOUND', 'not-found'],
  ['CLASS_NOT_OPEN', 'not-open'],
  ['CLASS_ENDED', 'ended'],
]);

/** Fetches the engine and mediasoup-client while the check is looked at, so that Join need not wait for them. */
export function prepareLive(): void {
  // What fails now is fetched again, and told, on Join.
  void Promise.all([import('./engine/live-class.ts'), import('mediasoup-client')]).catch(() => undefined);
}

/** Begins to live the class at this device. Rejects when the engine cannot be fetched. */
export async function enterLive(who: { sessionId: string; personId: string; choice: MediaChoice }): Promise<LiveClass> {
  const { LiveClass } = await import('./engine/live-class.ts');
  const live = new LiveClass({
    ...who,
    admit: (signal) => admit(who.sessionId, signal),
    devices: () => chosenDevices.value,
  });
  live.start();
  return live;
}

/** Asked without the pages' GraphQL client: an attempt on a dead line must be given up for real, and a ticket is never cached. */
async function admit(sessionId: string, signal: AbortSignal): Promise<Admission | { refused: Refusal }> {
  if (waitingForSignIn.value) throw new Error('the person is signing in again');
  const response = await fetchSignedIn('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ documentId: idOf(EnterClassDocument), variables: { sessionId } }),
    signal,
  });
  const { data, errors = [] } = (await response.json()) as {
    data?: EnterClassMutation | null;
    errors?: { extensions?: { code?: unknown } }[];
  };
  if (data) return data.enterClass;
  for (const { extensions } of errors) {
    const refused = refusals.get(extensions?.code);
    if (refused) return { refused };
  }
  throw new Error('the API gave neither a ticket nor a reason');
}
