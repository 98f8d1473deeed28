import { useRef } from 'preact/hooks';

/** What was drawn last, for an effect that reads it and does not run again when it changes. */
export function useLatest<Value>(value: Value): { readonly current: Value } {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}
