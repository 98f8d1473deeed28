import { useLayoutEffect, useReducer } from 'preact/hooks';
import { sendFile } from './send-file.ts';
import type { Sending } from './send-file.ts';

/** What became of the last file that was sent to an endpoint. `sent` lasts until somebody has looked at what came of it. */
export type SendState =
  { is: 'none' } | { is: 'going'; share: number; waits: boolean } | { is: 'sent' } | { is: 'failed'; code: string };

const none: SendState = { is: 'none' };
/** By endpoint, for as long as the page is open: it goes on while the dialog in which the file was chosen is closed. */
const states = new Map<string, SendState>();
const sendings = new Map<string, Sending>();
const watchers = new Set<() => void>();

function become(endpoint: string, state: SendState): void {
  states.set(endpoint, state);
  for (const watcher of watchers) watcher();
}

/** What becomes of the file that is sent to an endpoint. */
export function useSendState(endpoint: string): SendState {
  const [, look] = useReducer((times: number, _: undefined) => times + 1, 0);
  useLayoutEffect(() => {
    const watcher = () => look(undefined);
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
    };
  }, []);
  return sendState(endpoint);
}

export const sendState = (endpoint: string): SendState => states.get(endpoint) ?? none;

/** Sends a file; one that is still being sent to that endpoint is given up. */
export function send(endpoint: string, file: File): void {
  sendings.get(endpoint)?.stop();
  // Later messages of an earlier upload are ignored.
  const heard = (state: (now: SendState) => SendState) => {
    if (sendings.get(endpoint) === sending) become(endpoint, state(sendState(endpoint)));
  };
  const sending = sendFile({
    endpoint,
    file,
    onProgress: (share) => heard(() => ({ is: 'going', share, waits: false })),
    onWait: () => heard((now) => (now.is === 'going' ? { ...now, waits: true } : now)),
    onDone: () => heard(() => ({ is: 'sent' })),
    onFailed: (code) => heard(() => ({ is: 'failed', code })),
  });
  sendings.set(endpoint, sending);
  become(endpoint, { is: 'going', share: 0, waits: false });
}

/** Stops sending, or puts aside what became of it. */
export function forget(endpoint: string): void {
  sendings.get(endpoint)?.stop();
  sendings.delete(endpoint);
  become(endpoint, none);
}
