import type { Client } from 'graphql-ws/client';
import { InstitutionTimetableChangedDocument, MyTimetableChangedDocument } from '#contract/graphql/graphql';
import { idOf } from './document.ts';

/** Sections whose sessions changed; empty when it is not known which, because the connection was lost. */
export type OnChange = (sectionIds: readonly string[]) => void;

/** ms after which a hidden page closes its socket until it is shown again: batteries and data are expensive. */
const hiddenMs = 5 * 60_000;
/** ms between attempts while the connection is lost, with a random addition, so that a campus does not return at once. */
const retryMs = { first: 1_000, most: 30_000 };
/** After the attempts are used up, or the sign-in has ended, ms. */
const restMs = 60_000;

/**
 * Calls when the viewer's timetable changed, or that of an institution whose id is given: ask again then for what is shown. What
 * the socket needs is fetched only now, so that other pages do not pay for it.
 *
 * @returns ends it
 */
export function onTimetableChanged(onChange: OnChange, institutionId?: string): () => void {
  const payload =
    institutionId === undefined
      ? { documentId: idOf(MyTimetableChangedDocument) }
      : { documentId: idOf(InstitutionTimetableChangedDocument), variables: { institutionId } };
  return listen({ ...payload, query: '' }, onChange);
}

interface Payload {
  /** The protocol wants one; the API looks at the id first. */
  query: string;
  documentId: string;
  variables?: Record<string, unknown>;
}

/** As `onTimetableChanged`. @param waits for tests */
export function listen(
  payload: Payload,
  onChange: OnChange,
  waits: { hiddenMs: number; retryMs: number; restMs: number } = { hiddenMs, retryMs: retryMs.first, restMs },
): () => void {
  let client: Client | undefined;
  let unsubscribe: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted = 0;

  const stop = () => {
    wanted += 1;
    clearTimeout(timer);
    // First, so that nothing is sent on a socket that is just being closed.
    unsubscribe?.();
    unsubscribe = undefined;
    void client?.dispose();
    client = undefined;
  };
  const later = (work: () => void, ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };
  const start = async () => {
    stop();
    const mine = wanted;
    const { createClient } = await import('graphql-ws/client');
    if (mine !== wanted) return;
    let wasAway = false;
    client = createClient({
      url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
      keepAlive: 25_000,
      retryAttempts: 10,
      shouldRetry: () => true,
      retryWait: (attempt) => pause(Math.min(retryMs.most, waits.retryMs * 2 ** attempt) * (1 + Math.random() / 2)),
      on: {
        connected: () => {
          if (wasAway) onChange([]);
          wasAway = true;
        },
      },
    });
    unsubscribe = client.subscribe<Record<string, { sectionIds: string[] }>>(payload, {
      next: ({ data }) => {
        for (const { sectionIds } of Object.values(data ?? {})) onChange(sectionIds);
      },
      error: () => {
        if (mine !== wanted) return;
        client = undefined;
        later(() => void begin(), waits.restMs);
      },
      complete: () => undefined,
    });
  };
  // Code that cannot be fetched now is fetched later.
  const begin = () =>
    start().catch(() => {
      later(() => void begin(), waits.restMs);
    });

  const look = () => {
    if (document.visibilityState === 'hidden') later(stop, waits.hiddenMs);
    else if (client) clearTimeout(timer);
    else {
      onChange([]);
      void begin();
    }
  };
  document.addEventListener('visibilitychange', look);
  void begin();
  return () => {
    document.removeEventListener('visibilitychange', look);
    stop();
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
