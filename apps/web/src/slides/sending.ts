import { useLayoutEffect, useReducer } from 'preact/hooks';
import { sendDeck } from './send-deck.ts';
import type { Sending } from './send-deck.ts';

/** What became of the last file that was sent to a section. `sent` lasts until somebody has looked at its decks again. */
export type SendState =
  { is: 'none' } | { is: 'going'; share: number; waits: boolean } | { is: 'sent' } | { is: 'failed'; code: string };

const none: SendState = { is: 'none' };
/** By section, for as long as the page is open: it goes on while the dialog in which the file was chosen is closed. */
const states = new Map<string, SendState>();
const sendings = new Map<string, Sending>();
const watchers = new Set<() => void>();

function become(sectionId: string, state: SendState): void {
  states.set(sectionId, state);
  for (const watcher of watchers) watcher();
}

/** What becomes of the file that is sent to a section. */
export function useSendState(sectionId: string): SendState {
  const [, look] = useReducer((times: number, _: undefined) => times + 1, 0);
  useLayoutEffect(() => {
    const watcher = () => look(undefined);
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
    };
  }, []);
  return sendState(sectionId);
}

export const sendState = (sectionId: string): SendState => states.get(sectionId) ?? none;

/** Sends a file; one that is still being sent to that section is given up. */
export function send(sectionId: string, file: File): void {
  sendings.get(sectionId)?.stop();
  // Later messages of an earlier upload are ignored.
  const heard = (state: (now: SendState) => SendState) => {
    if (sendings.get(sectionId) === sending) become(sectionId, state(sendState(sectionId)));
  };
  const sending = sendDeck({
    sectionId,
    file,
    onProgress: (share) => heard(() => ({ is: 'going', share, waits: false })),
    onWait: () => heard((now) => (now.is === 'going' ? { ...now, waits: true } : now)),
    onDone: () => heard(() => ({ is: 'sent' })),
    onFailed: (code) => heard(() => ({ is: 'failed', code })),
  });
  sendings.set(sectionId, sending);
  become(sectionId, { is: 'going', share: 0, waits: false });
}

/** Stops sending, or puts aside what became of it. */
export function forget(sectionId: string): void {
  sendings.get(sectionId)?.stop();
  sendings.delete(sectionId);
  become(sectionId, none);
}
