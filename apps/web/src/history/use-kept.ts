import { useState } from 'preact/hooks';
import { keep, recall } from './entry.ts';

/** As `useState`, and when one comes back to the page it begins with what it was left with. `name` is the only one of its kind on the page. */
export function useKept<Value>(name: string, first: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => recall<Value>(name) ?? first);
  return [
    value,
    (next) => {
      keep(name, next);
      setValue(next);
    },
  ];
}
