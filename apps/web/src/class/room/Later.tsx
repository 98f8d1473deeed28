import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useRoom } from './room-context.ts';

export interface Loaded {
  default: ComponentType;
}

/** What few need, or late: fetched when it is wanted. @param part a function that stays the same */
export function Later({ part }: { part: () => Promise<Loaded> }) {
  const { act } = useRoom();
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    void act(() => part().then(setLoaded));
  }, [act, part]);
  return loaded ? <loaded.default /> : null;
}
