import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Puts the focus on the heading of what just replaced the page before, unless it is somewhere already. */
export function useFocusOnArrival(heading: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, [heading]);
}
