import { useEffect, useState } from 'preact/hooks';

const minute = 60_000;
/** Timers of browsers hold at most this many ms. */
const longest = 2 ** 31 - 1;

/** The present instant (ms since 1970), renewed as each minute begins and when the page is looked at again. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const renew = () => setNow(Date.now());
    const timer = setTimeout(renew, minute - (now % minute));
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [now]);
  return now;
}

/** Calls back once, shortly after an instant (ms since 1970): when it is sure to have come on the server's clock too. */
export function useAt(instant: number | undefined, callback: () => void): void {
  useEffect(() => {
    if (instant === undefined) return undefined;
    const grace = 1500;
    const timer = setTimeout(callback, Math.min(Math.max(0, instant - Date.now()) + grace, longest));
    return () => clearTimeout(timer);
  }, [instant, callback]);
}
