import { useLocation } from 'preact-iso/router';

/** What narrows a list. It is kept in the address, so that going back, reloading and passing the address on keep it. */
export type Filters<Name extends string> = Record<Name, string>;

/** A choice is a step to go back over; what is typed letter by letter (`typed`) is not. */
export type Narrow<Name extends string> = (name: Name, value: string, typed?: boolean) => void;

export function useFilters<Name extends string>(names: readonly Name[]): [Filters<Name>, Narrow<Name>] {
  const { query, route } = useLocation();
  const filters = Object.fromEntries(names.map((name) => [name, query[name] ?? ''])) as Filters<Name>;
  const narrow: Narrow<Name> = (name, value, typed = false) => {
    // The address itself, not what was drawn last: two changes may come before it is drawn again.
    const search = new URLSearchParams(location.search);
    if (value === '') search.delete(name);
    else search.set(name, value);
    const wanted = search.toString();
    route(wanted === '' ? location.pathname : `${location.pathname}?${wanted}`, typed);
  };
  return [filters, narrow];
}
