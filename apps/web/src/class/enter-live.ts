import { EnterClassDocument, EnterRehearsalDocument } from '#contract/graphql/graphql';
import type { EnterClassMutation, EnterRehearsalMutation } from '#contract/graphql/graphql';
import { idOf } from '../api/document.ts';
import { fetchSignedIn, waitingForSignIn } from '../api/signed-in.ts';
import { chosenDevices } from './devices.ts';
import type { Admission, Refusal } from './engine/admission.ts';
import type { LiveClass } from './engine/live-class.ts';
import type { MediaChoice } from './engine/media/want.ts';

const refusals = new Map<unknown, Refusal>([
  ['NOT_FOUND', 'not-found'],
  ['NOT_ALLOWED', 'not-found'],
  ['CLASS_NOT_OPEN', 'not-open'],
  ['CLASS_ENDED', 'ended'],
]);

/** Fetches the engine and mediasoup-client while the check is looked at, so that Join need not wait for them. */
export function prepareLive(): void {
  // What fails now is fetched again, and told, on Join.
  void Promise.all([import('./engine/live-class.ts'), import('mediasoup-client')]).catch(() => undefined);
}

/** The class, and how it is entered. */
export interface Way {
  sessionId: string;
  /** Not the class of the session: one in which it is rehearsed. */
  rehearsal: boolean;
  /** It was just ended by this person, and is to go on. */
  reopen: boolean;
}

/** What this device calls the class. */
export const roomOf = ({ sessionId, rehearsal }: Pick<Way, 'sessionId' | 'rehearsal'>): string =>
  rehearsal ? `rehearsal.${sessionId}` : sessionId;

/** Starts the class at this device. Rejects when the engine cannot be fetched. */
export async function enterLive(way: Way, who: { personId: string; choice: MediaChoice }): Promise<LiveClass> {
  const { LiveClass } = await import('./engine/live-class.ts');
  const live: LiveClass = new LiveClass({
    ...who,
    sessionId: roomOf(way),
    reopen: way.reopen,
    admit: (signal) => admit({ ...way, reopen: way.reopen && live.state.value.seq === 0 }, signal),
    devices: () => chosenDevices.value,
  });
  live.start();
  return live;
}

/** Asked without the pages' GraphQL client: an attempt on a dead connection must be given up for real, and a ticket is never cached. */
async function admit(
  { sessionId, rehearsal, reopen }: Way,
  signal: AbortSignal,
): Promise<Admission | { refused: Refusal }> {
  if (waitingForSignIn.value) throw new Error('the person is signing in again');
  const response = await fetchSignedIn('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify(
      rehearsal
        ? { documentId: idOf(EnterRehearsalDocument), variables: { sessionId } }
        : { documentId: idOf(EnterClassDocument), variables: { sessionId, reopen } },
    ),
    signal,
  });
  const { data, errors = [] } = (await response.json()) as {
    data?: Partial<EnterClassMutation & EnterRehearsalMutation> | null;
    errors?: { extensions?: { code?: unknown } }[];
  };
  const admission = data?.enterRehearsal ?? data?.enterClass;
  if (admission) return admission;
  for (const { extensions } of errors) {
    const refused = refusals.get(extensions?.code);
    if (refused) return { refused };
  }
  throw new Error('the API gave neither a ticket nor a reason');
}
