import type { LineHint } from './media/want.ts';

/** The part of the Network Information API that Chromium has; other browsers have none of it. */
type Connection = LineHint & EventTarget;

export function networkHint(): Connection | undefined {
  return (navigator as { connection?: Connection }).connection;
}

export interface NetworkEvents {
  /** The network is there again. */
  back(): void;
  /** The person looks at the page again: much may have happened, or nothing. */
  seen(): void;
  /** The network went or became another: what is open may be dead. */
  changed(): void;
}

/** Tells of everything the browser knows about its network. Returns how to stop listening. */
export function watchNetwork({ back, seen, changed }: NetworkEvents): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('online', back, { signal });
  window.addEventListener('offline', changed, { signal });
  networkHint()?.addEventListener('change', changed, { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && seen(), { signal });
  return () => stop.abort();
}
