import { pageTimer } from './timer.ts';
import type { Timer } from './timer.ts';

/**
 * A timer that is on time in a hidden tab too: a worker counts beside the page, and the first of the two is heard. The worker is fetched when
 * the tab is hidden for the first time, because it could not be once the network is away.
 */
export function hiddenTimer(): { after: Timer; stop: () => void } {
  let worker: Worker | undefined;
  let timers = 0;
  const waiting = new Map<number, () => void>();
  const begin = () => {
    if (worker || document.visibilityState !== 'hidden') return;
    worker = new Worker(new URL('./wake.worker.ts', import.meta.url));
    worker.addEventListener('message', ({ data }: MessageEvent<number>) => waiting.get(data)?.());
  };
  begin();
  document.addEventListener('visibilitychange', begin);
  return {
    after: (ms, act) => {
      const id = (timers += 1);
      const forgetOnPage = pageTimer(ms, () => over());
      const forget = () => {
        forgetOnPage();
        waiting.delete(id);
      };
      const over = () => {
        forget();
        act();
      };
      waiting.set(id, over);
      worker?.postMessage({ id, ms });
      return forget;
    },
    stop: () => {
      document.removeEventListener('visibilitychange', begin);
      worker?.terminate();
    },
  };
}
